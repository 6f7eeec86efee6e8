package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Time in which one item of a grant is given, within the grant's own: from the first instant on, and before the last.
 *
 * @param from where it is empty, the grant's
 * @param to   where it is empty, the grant's
 */
public record ItemPeriod(Optional<Instant> from, Optional<Instant> to) {

    boolean contains(Instant now) {
        return from.filter(now::isBefore).isEmpty() && to.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** @return both times as policies write them, an open one as {@code …} */
    public String text() {
        return from.map(PolicyJson::time).orElse("…") + " – " + to.map(PolicyJson::time).orElse("…");
    }

    /** @return {@code {"xm":{"from":"…","to":"…"}}}, as decisions and policies have them */
    public static ObjectNode write(Map<String, ItemPeriod> periods) {
        ObjectNode tree = CanonicalJson.object();
        new TreeMap<>(periods).forEach((item, period) -> {
            ObjectNode node = tree.putObject(item);
            period.from().ifPresent(time -> node.put("from", PolicyJson.time(time)));
            period.to().ifPresent(time -> node.put("to", PolicyJson.time(time)));
        });
        return tree;
    }

    public static Map<String, ItemPeriod> read(JsonNode tree) {
        Map<String, ItemPeriod> periods = new TreeMap<>();
        tree.properties().forEach(each -> periods.put(each.getKey(),
                new ItemPeriod(time(each.getValue(), "from"), time(each.getValue(), "to"))));
        return periods;
    }

    private static Optional<Instant> time(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(text -> OffsetDateTime.parse(text.asText()).toInstant());
    }
}
