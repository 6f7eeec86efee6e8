package org.shuqiao.pipelines.standard;

import java.io.Serializable;

/** Standardized row with its outcome: published, quarantined or merged. */
final class RowWithOutcome implements Serializable {

    private static final long serialVersionUID = 1L;

    final StandardizedRow.Fate fate;
    final StandardizedRow row;

    RowWithOutcome(StandardizedRow.Fate fate, StandardizedRow row) {
        this.fate = fate;
        this.row = row;
    }
}
