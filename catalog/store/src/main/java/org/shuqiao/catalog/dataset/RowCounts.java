package org.shuqiao.catalog.dataset;

/** Row counts of a run: {@code in = standard + quarantined + merged}. {@code flaggedFields} counts fields, not rows. */
public record RowCounts(long in, long standard, long quarantined, long merged, long flaggedFields) {

    boolean balanced() {
        return in == standard + quarantined + merged;
    }
}
