package org.shuqiao.standards.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.standards.element.CheckResult;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.source.Level;

/** Mutable state of one row during the mapping. */
final class RowState {

    final Map<String, String> cells;
    final Map<String, String> values = new LinkedHashMap<>();
    final List<Flag> flags = new ArrayList<>(2);
    private final List<RuleViolation> findings = new ArrayList<>(0);
    private final CheckResult[] outcomes;

    RowState(Map<String, String> cells, int steps) {
        this.cells = cells;
        this.outcomes = new CheckResult[steps];
    }

    void outcome(int step, CheckResult outcome) {
        outcomes[step] = outcome;
    }

    CheckResult outcome(int step) {
        return outcomes[step];
    }

    /** A must-finding: the row will be quarantined. */
    void addViolation(String column, Rule rule, List<String> cells) {
        findings.add(new RuleViolation(column, rule.id(), Level.MUST, RowId.digest(cells), rule.zh(), rule.en()));
    }

    /** A should-finding after which the column is not known any more. */
    void unknown(String column, Rule rule) {
        values.remove(column);
        flag(column, rule);
    }

    /** What was not certain by itself is so with the rest of the row: the rule's flags go. */
    void settle(ColumnStep step, String standard, Rule rule) {
        flags.removeIf(flag -> flag.rule().equals(rule.id()) && step.outputs.contains(flag.column()));
        step.publish(standard, values);
    }

    /** A should-finding. */
    void flag(String column, Rule rule) {
        flags.add(new Flag(column, rule.id()));
    }

    RowOutcome end() {
        return findings.isEmpty() ? new StandardRow(values, flags) : new QuarantinedRow(findings, values);
    }
}
