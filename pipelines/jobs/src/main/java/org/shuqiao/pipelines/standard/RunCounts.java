package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.standards.mapping.OutputColumn;

/** Row counts of a run, computed per partition and summed up. */
final class RunCounts implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Rules over several columns of a row. */
    private static final String ROW_RULE = "ROW-";

    long rowsIn;
    long standard;
    long quarantined;
    long merged;
    long flaggedFields;
    long newest = Long.MIN_VALUE;
    /** Rows that a rule over several columns speaks against. */
    long inconsistent;
    /** Cells of mapped columns that had a value in the source. */
    long filled;
    /** Of these, cells that a rule speaks against. */
    long illFormed;
    /** A standard column's published rows without a value, and of those with a flag. */
    final long[] nulls;
    final long[] flagged;
    final TreeMap<String, Long> must = new TreeMap<>();
    final TreeMap<String, Long> should = new TreeMap<>();

    RunCounts(int outputs) {
        nulls = new long[outputs];
        flagged = new long[outputs];
    }

    void add(RowWithOutcome fated, DatasetPlan plan, Map<String, Integer> positions) {
        rowsIn++;
        StandardizedRow row = fated.row;
        newest = Math.max(newest, row.newest);
        switch (fated.fate) {
            case STANDARD -> published(row, positions);
            case QUARANTINED -> quarantined++;
            case MERGED -> merged++;
        }
        rules(row);
        cells(row, plan, positions);
    }

    private void published(StandardizedRow row, Map<String, Integer> positions) {
        standard++;
        Set<Integer> flags = new HashSet<>();
        for (int i = 0; i < row.flags.length; i += 2) {
            Integer position = positions.get(row.flags[i]);
            if (position != null && flags.add(position)) {
                flagged[position]++;
            }
        }
        flaggedFields += flags.size();
        for (int i = 0; i < nulls.length; i++) {
            if (row.values[i] == null) {
                nulls[i]++;
            }
        }
    }

    private void rules(StandardizedRow row) {
        Set<String> seen = new HashSet<>();
        boolean contradicts = false;
        for (int i = 1; i < row.findings.length; i += 5) {
            contradicts |= row.findings[i].startsWith(ROW_RULE);
            if (seen.add(row.findings[i])) {
                must.merge(row.findings[i], 1L, Long::sum);
            }
        }
        seen.clear();
        for (int i = 1; i < row.flags.length; i += 2) {
            contradicts |= row.flags[i].startsWith(ROW_RULE);
            if (seen.add(row.flags[i])) {
                should.merge(row.flags[i], 1L, Long::sum);
            }
        }
        inconsistent += contradicts ? 1 : 0;
    }

    private void cells(StandardizedRow row, DatasetPlan plan, Map<String, Integer> positions) {
        boolean[] ill = new boolean[row.filled.length];
        boolean all = false;
        for (int i = 0; i < row.findings.length; i += 5) {
            all |= row.findings[i].equals("*");
            mark(ill, row.findings[i], row.findings[i + 1], plan, positions);
        }
        for (int i = 0; i < row.flags.length; i += 2) {
            mark(ill, row.flags[i], row.flags[i + 1], plan, positions);
        }
        for (int i = 0; i < ill.length; i++) {
            if (row.filled[i]) {
                filled++;
                illFormed += ill[i] || all ? 1 : 0;
            }
        }
    }

    private static void mark(boolean[] ill, String column, String rule, DatasetPlan plan,
            Map<String, Integer> positions) {
        Integer position = positions.get(column);
        if (position == null || rule.startsWith(ROW_RULE)) {
            return;
        }
        int step = ill.length - 1;
        while (plan.firstOutput()[step] > position) {
            step--;
        }
        ill[step] = true;
    }

    RunCounts plus(RunCounts other) {
        rowsIn += other.rowsIn;
        standard += other.standard;
        quarantined += other.quarantined;
        merged += other.merged;
        flaggedFields += other.flaggedFields;
        newest = Math.max(newest, other.newest);
        inconsistent += other.inconsistent;
        filled += other.filled;
        illFormed += other.illFormed;
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] += other.nulls[i];
            flagged[i] += other.flagged[i];
        }
        other.must.forEach((rule, rows) -> must.merge(rule, rows, Long::sum));
        other.should.forEach((rule, rows) -> should.merge(rule, rows, Long::sum));
        return this;
    }

    /** @return these counts, had some rows come out another way; the newest time of a table only moves on */
    RunCounts with(RunCounts before, RunCounts after) {
        RunCounts sum = new RunCounts(nulls.length).plus(this).plus(after);
        sum.rowsIn -= before.rowsIn;
        sum.standard -= before.standard;
        sum.quarantined -= before.quarantined;
        sum.merged -= before.merged;
        sum.flaggedFields -= before.flaggedFields;
        sum.inconsistent -= before.inconsistent;
        sum.filled -= before.filled;
        sum.illFormed -= before.illFormed;
        for (int i = 0; i < nulls.length; i++) {
            sum.nulls[i] -= before.nulls[i];
            sum.flagged[i] -= before.flagged[i];
        }
        take(sum.must, before.must);
        take(sum.should, before.should);
        return sum;
    }

    private static void take(Map<String, Long> from, Map<String, Long> rules) {
        rules.forEach((rule, rows) -> from.compute(rule, (name, sum) -> sum == null || sum.equals(rows) ? null
                : Long.valueOf(sum - rows)));
    }

    static Map<String, Integer> positions(DatasetPlan plan) {
        Map<String, Integer> positions = new HashMap<>();
        for (OutputColumn column : plan.outputs()) {
            positions.put(column.name(), positions.size());
        }
        return positions;
    }
}
