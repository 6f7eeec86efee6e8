package org.shuqiao.query.release;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuqiao.base.digest.KeyedDigest;

/** Gathers what each person contributes to one cell. */
final class Persons {

    private final int measures;
    private final Map<String, Part> parts = new HashMap<>();

    private static final class Part {
        private final BigDecimal[] sums;
        private final long[] counts;
        private long rows;

        private Part(int measures) {
            sums = new BigDecimal[measures];
            counts = new long[measures];
            Arrays.fill(sums, BigDecimal.ZERO);
        }

        private void add(long moreRows, BigDecimal[] values, long[] valued) {
            rows += moreRows;
            for (int i = 0; i < sums.length; i++) {
                if (values[i] != null) {
                    sums[i] = sums[i].add(values[i]);
                    counts[i] += valued[i];
                }
            }
        }
    }

    Persons(int measures) {
        this.measures = measures;
    }

    /** @param values of the measures, null where the row has none */
    void add(String unit, BigDecimal[] values) {
        long[] one = new long[measures];
        Arrays.fill(one, 1);
        parts.computeIfAbsent(unit, person -> new Part(measures)).add(1, values, one);
    }

    void add(Persons others) {
        others.parts.forEach((unit, part) -> parts.computeIfAbsent(unit, person -> new Part(measures))
                .add(part.rows, part.sums, part.counts));
    }

    /** @return whether the cell may be shown: enough persons, and none of them shows through a quantity */
    boolean shown(int least) {
        return parts.size() >= least && hidesRows()
                && IntStream.range(0, measures).allMatch(i -> !complete(i) || hides(i));
    }

    /** @return whether the cell may be shown without some of its measures */
    boolean shownInPart(int least) {
        return parts.size() >= least && hidesRows();
    }

    private boolean hidesRows() {
        return Dominance.hides(parts.values().stream().mapToDouble(part -> part.rows));
    }

    private boolean hides(int measure) {
        return Dominance.hides(parts.values().stream().mapToDouble(part -> part.sums[measure].doubleValue()));
    }

    /** Where only some rows have a value, sums and counts would be of a part of the persons: they are not given. */
    private boolean complete(int measure) {
        return parts.values().stream().allMatch(part -> part.counts[measure] == part.rows);
    }

    Cell cell(List<String> key, KeyedDigest secret, int buckets) {
        long rows = parts.values().stream().mapToLong(part -> part.rows).sum();
        List<Long> counts = new ArrayList<>();
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < measures; i++) {
            int measure = i;
            boolean given = complete(i) && hides(i);
            counts.add(given ? rows : 0);
            sums.add(given ? parts.values().stream().map(part -> part.sums[measure])
                    .reduce(BigDecimal.ZERO, BigDecimal::add) : null);
        }
        return new Cell(key, rows, counts, sums, sketch(secret, buckets));
    }

    private Sketch sketch(KeyedDigest secret, int buckets) {
        Sketch sketch = Sketch.empty(buckets, measures + 1);
        parts.forEach((unit, part) -> {
            int bucket = Math.floorMod(digest(secret, unit), buckets);
            String contribution = unit + "\n" + part.rows + "\n" + Arrays.stream(part.sums)
                    .map(sum -> sum.stripTrailingZeros().toPlainString()).collect(Collectors.joining("\n"));
            sketch.marks()[bucket] ^= digest(secret, contribution);
            sketch.parts()[0][bucket] += part.rows;
            for (int i = 0; i < measures; i++) {
                sketch.parts()[i + 1][bucket] += part.sums[i].doubleValue();
            }
        });
        return sketch;
    }

    private static long digest(KeyedDigest secret, String text) {
        return ByteBuffer.wrap(secret.of(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
