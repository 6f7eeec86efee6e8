package org.shuqiao.city.world;

import java.util.ArrayList;
import java.util.List;

/**
 * Allocates shapes to table rows in exact proportions. Each shape gets its share and at least its minimum; the
 * remaining rows are plain.
 */
public final class ProportionalAllocation<T> {
    private final Permutation shuffle;
    private final T plain;
    private final List<T> shapes;
    private final long[] bounds;

    private ProportionalAllocation(Permutation shuffle, T plain, List<T> shapes, long[] bounds) {
        this.shuffle = shuffle;
        this.plain = plain;
        this.shapes = shapes;
        this.bounds = bounds;
    }

    /** Begins a deal over {@code rows} rows whose remainder is {@code plain}. */
    public static <T> Builder<T> over(long seed, String subject, long rows, T plain) {
        return new Builder<>(Permutation.of(seed, "allot:" + subject, Math.max(rows, 1)), rows, plain);
    }

    /** The shape of a row; rows beyond the deal are plain. */
    public T at(long row) {
        if (bounds.length == 0 || row < 0 || row >= shuffle.size()) {
            return plain;
        }
        long rank = shuffle.at(row);
        if (rank >= bounds[bounds.length - 1]) {
            return plain;
        }
        int index = 0;
        while (rank >= bounds[index]) {
            index++;
        }
        return shapes.get(index);
    }

    /** Builder that collects the shares. */
    public static final class Builder<T> {
        private final Permutation shuffle;
        private final long rows;
        private final T plain;
        private final List<T> shapes = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();

        private Builder(Permutation shuffle, long rows, T plain) {
            this.shuffle = shuffle;
            this.rows = rows;
            this.plain = plain;
        }

        /** A shape's share in millionths of the rows, but never fewer than {@code least} rows. */
        public Builder<T> share(T shape, long perMillion, long least) {
            shapes.add(shape);
            counts.add(Math.max(least, Math.round(rows * (perMillion / 1e6))));
            return this;
        }

        public ProportionalAllocation<T> deal() {
            var bounds = new long[counts.size()];
            long total = 0;
            for (int i = 0; i < bounds.length; i++) {
                total += counts.get(i);
                bounds[i] = total;
            }
            if (total > rows) {
                throw new IllegalArgumentException("the shares ask for more rows than there are");
            }
            return new ProportionalAllocation<>(shuffle, plain, List.copyOf(shapes), bounds);
        }
    }
}
