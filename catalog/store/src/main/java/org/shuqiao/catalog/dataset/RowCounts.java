package org.shuqiao.catalog.dataset;

/** Row counts of a run: {@code in = standard + quarantined + merged}. {@code flaggedFields} counts fields, not rows. */
public record RowCounts(long in, long standard, long quarantined, long merged, long flaggedFields) {

    /** @return the counts of both together */
    public RowCounts plus(RowCounts other) {
        return new RowCounts(in + other.in, standard + other.standard, quarantined + other.quarantined,
                merged + other.merged, flaggedFields + other.flaggedFields);
    }

    boolean balanced() {
        return in == standard + quarantined + merged;
    }
}
