package org.shuqiao.contracts.run;

import java.util.Locale;

/**
 * Names the formulas by which the six dimensions of GB/T 36344-2018 are scored. A run result holds the id; its words
 * are the reader's, in the reader's language.
 */
public enum QualityFormula {
    /** (filled cells − cells that break a rule) ÷ filled cells */
    CELLS_BY_RULE,
    /** filled cells ÷ (rows in × mapped columns) */
    CELLS_FILLED,
    /** (rows in − quarantined) ÷ rows in */
    ROWS_NOT_QUARANTINED,
    /** (rows in − rows whose columns contradict − merged) ÷ rows in */
    ROWS_CONSISTENT,
    /** cycle hours ÷ max(cycle hours, landing time − newest data) */
    AGE_WITHIN_CYCLE,
    /** standard columns with a value ÷ standard columns */
    COLUMNS_WITH_VALUES;

    /** @return for example {@code cells-filled} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
