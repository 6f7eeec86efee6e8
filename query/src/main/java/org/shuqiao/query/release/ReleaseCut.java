package org.shuqiao.query.release;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.base.digest.KeyedDigest;

/**
 * Cuts rows into cells of at least k persons. The finest groups that may be shown become cells; the rows of the others
 * are pooled by one dimension fewer, and so on; what is left of all, fewer than k persons, is left out. A pool by the
 * first dimension, or of all, that one person dominates has its rows counted and its measures left out.
 *
 * <p>The cut is made once. A later release puts rows into the same cells, and a cell shows its new figures only when
 * at least k persons of it changed and none of the changes shows through; until then it keeps what it showed. A group
 * that no earlier release had rows of may become a cell of its own. So the difference of two releases tells of fewer
 * than k persons no more than one of them does.
 */
public final class ReleaseCut {

    private static final int BUCKETS = 64;
    private static final int BUCKETS_PER_PERSON = 4;

    private final List<ReleaseColumn> dimensions;
    private final List<ReleaseColumn> measures;
    private final int least;
    private final Map<List<String>, Persons> finest = new HashMap<>();
    private final Map<List<String>, Integer> alike = new HashMap<>();

    public ReleaseCut(List<ReleaseColumn> dimensions, List<ReleaseColumn> measures, int least) {
        this.dimensions = List.copyOf(dimensions);
        this.measures = List.copyOf(measures);
        this.least = least;
    }

    /**
     * Adds a row whose person is known.
     *
     * @param values of the dimensions, null where there is none
     * @param unit names the person; rows that name none are all of one
     * @param amounts of the measures, null where there is none
     */
    public void add(List<String> values, String unit, BigDecimal[] amounts) {
        finest.computeIfAbsent(key(values, amounts), cell -> new Persons(measures.size()))
                .add(unit == null ? "" : "u" + unit, amounts);
    }

    /** Adds a row that is a person of its own; equal rows are told apart by their number. */
    public void add(List<String> values, BigDecimal[] amounts) {
        List<String> content = new ArrayList<>(values);
        Arrays.stream(amounts).forEach(each -> content.add(each == null ? null : each.toPlainString()));
        int number = alike.merge(content, 1, Integer::sum);
        add(values, content.hashCode() + "#" + content + "#" + number, amounts);
    }

    private static List<String> key(List<String> values, BigDecimal[] amounts) {
        String[] key = Arrays.copyOf(values.toArray(String[]::new), values.size() + amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            key[values.size() + i] = amounts[i] == null ? "0" : "1";
        }
        return Arrays.asList(key);
    }

    /** @return the first release of its line */
    public Release first(String id, String period, String secret, Map<String, String> snapshots) {
        KeyedDigest keyed = keyed(secret);
        List<Cell> cells = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        Map<List<String>, Persons> left = finest;
        for (int level = dimensions.size() + measures.size(); level >= 0; level--) {
            Map<List<String>, Persons> groups = pooled(left, level);
            left = new HashMap<>();
            for (Map.Entry<List<String>, Persons> group : groups.entrySet()) {
                boolean shown = level <= 1 ? group.getValue().shownInPart(least) : group.getValue().shown(least);
                if (shown) {
                    cells.add(group.getValue().cell(group.getKey(), keyed, buckets()));
                } else {
                    left.put(group.getKey(), group.getValue());
                }
            }
            if (level == dimensions.size() + measures.size()) {
                left.keySet().forEach(key -> known.add(digest(keyed, key)));
            }
        }
        return new Release(id, period, least, dimensions, measures, cells, known, secret, snapshots);
    }

    /** @return the release that follows another of the same lattice */
    public Release after(Release previous, String id, String period, Map<String, String> snapshots) {
        KeyedDigest keyed = keyed(previous.secret());
        Map<List<String>, Cell> before = new HashMap<>();
        previous.cells().forEach(cell -> before.put(cell.key(), cell));
        Set<Long> known = new HashSet<>(previous.known());
        Map<List<String>, Persons> now = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        finest.forEach((key, persons) -> {
            if (!before.containsKey(key) && !known.contains(digest(keyed, key))) {
                if (persons.shown(least)) {
                    cells.add(persons.cell(key, keyed, buckets()));
                    return;
                }
                known.add(digest(keyed, key));
            }
            for (int level = key.size(); level >= 0; level--) {
                List<String> place = key.subList(0, level);
                if (before.containsKey(place)) {
                    now.computeIfAbsent(place, cell -> new Persons(measures.size())).add(persons);
                    return;
                }
            }
        });
        previous.cells().forEach(cell -> cells.add(now.containsKey(cell.key())
                ? renewed(cell, now.get(cell.key()), keyed) : cell));
        return new Release(id, period, least, dimensions, measures, cells, known, previous.secret(), snapshots);
    }

    private Cell renewed(Cell before, Persons persons, KeyedDigest keyed) {
        Cell cell = persons.cell(before.key(), keyed, before.sketch().marks().length);
        boolean enough = persons.shownInPart(least) && cell.sketch().changes(before.sketch()) >= least
                && cell.sketch().hidesChange(before.sketch(), 0);
        for (int i = 0; i < measures.size() && enough; i++) {
            enough = cell.gives(i) == before.gives(i)
                    && (!cell.gives(i) || cell.sketch().hidesChange(before.sketch(), i + 1));
        }
        return enough ? cell : before;
    }

    private Map<List<String>, Persons> pooled(Map<List<String>, Persons> groups, int level) {
        Map<List<String>, Persons> pools = new HashMap<>();
        groups.forEach((key, persons) -> pools.computeIfAbsent(new ArrayList<>(key.subList(0, level)),
                pool -> new Persons(measures.size())).add(persons));
        return pools;
    }

    private int buckets() {
        return Math.max(BUCKETS, BUCKETS_PER_PERSON * least);
    }

    private static long digest(KeyedDigest keyed, List<String> key) {
        return ByteBuffer.wrap(keyed.of(key.toString().getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private static KeyedDigest keyed(String secret) {
        return new KeyedDigest(secret.getBytes(StandardCharsets.UTF_8));
    }
}
