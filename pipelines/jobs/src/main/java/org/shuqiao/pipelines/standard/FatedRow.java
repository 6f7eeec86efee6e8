package org.shuqiao.pipelines.standard;

import java.io.Serializable;

/** A row and the end it came to. */
final class FatedRow implements Serializable {

    private static final long serialVersionUID = 1L;

    final RunRow.Fate fate;
    final RunRow row;

    FatedRow(RunRow.Fate fate, RunRow row) {
        this.fate = fate;
        this.row = row;
    }
}
