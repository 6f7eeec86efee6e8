package org.shuqiao.exchange.domain.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entry of a log as rules see it.
 *
 * @param index  its index in the log
 * @param place  a record's id, or the index of an entry of the security log
 * @param weight how often it happened: an entry of the security log may stand for many
 * @param rows   that were delivered
 * @param fields name to values; a record may concern several grants
 */
record Fact(long index, Instant at, String place, long weight, long rows, Map<String, List<String>> fields) {

    Fact {
        fields = Map.copyOf(fields);
    }

    List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    Optional<String> first(String field) {
        return values(field).stream().findFirst();
    }

    boolean matches(Map<String, Set<String>> wanted) {
        return wanted.entrySet().stream()
                .allMatch(each -> values(each.getKey()).stream().anyMatch(each.getValue()::contains));
    }

    /** @return the groups that it is in: one for each combination of the fields' values, none when one is missing */
    List<List<String>> groups(List<String> by) {
        List<List<String>> groups = List.of(List.of());
        for (String field : by) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> group : groups) {
                for (String value : values(field)) {
                    List<String> extended = new ArrayList<>(group);
                    extended.add(value);
                    longer.add(extended);
                }
            }
            groups = longer;
        }
        return groups;
    }
}
