package org.shuqiao.standards.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.standards.element.Outcome;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.source.Level;

/** One row on its way through the mapping. */
final class RowState {

    final Map<String, String> cells;
    final Map<String, String> values = new LinkedHashMap<>();
    final List<Flag> flags = new ArrayList<>(2);
    private final List<Finding> findings = new ArrayList<>(0);
    private final Outcome[] outcomes;

    RowState(Map<String, String> cells, int steps) {
        this.cells = cells;
        this.outcomes = new Outcome[steps];
    }

    void outcome(int step, Outcome outcome) {
        outcomes[step] = outcome;
    }

    Outcome outcome(int step) {
        return outcomes[step];
    }

    /** A must-finding: the row will be quarantined. */
    void refuse(String column, Rule rule, List<String> cells) {
        findings.add(new Finding(column, rule.id(), Level.MUST, RowId.digest(cells), rule.zh(), rule.en()));
    }

    /** A should-finding after which the column is not known any more. */
    void unknown(String column, Rule rule) {
        values.remove(column);
        flag(column, rule);
    }

    /** A should-finding. */
    void flag(String column, Rule rule) {
        flags.add(new Flag(column, rule.id()));
    }

    RowOutcome end() {
        return findings.isEmpty() ? new Standard(values, flags) : new Quarantined(findings, values);
    }
}
