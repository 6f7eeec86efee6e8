package org.shuqiao.pipelines.standard;

import java.io.Serializable;

/** Standardized row with its outcome: published, quarantined or merged. */
final class RowWithOutcome implements Serializable {

    private static final long serialVersionUID = 1L;

    final StandardizedRow.Fate fate;
    final StandardizedRow row;
    /** Digest of the natural key, or of what is the row's own; none for a version that another replaced for good. */
    final long key;

    RowWithOutcome(StandardizedRow.Fate fate, StandardizedRow row, long key) {
        this.fate = fate;
        this.row = row;
        this.key = key;
    }
}
