package org.shuqiao.query.answer;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Complete result of a query.
 *
 * @param rows values as {@link ColumnType} says, NULL as null
 * @param snapshots the lake snapshot read, by lake table ({@code standard.gongan_rk}); empty for a table without one
 * @param grantsUsed the grants of the tables that the query names, in the order of the rules
 * @param sourceRows by grant: the source rows that stand behind the answer, at most; empty where they were not counted
 * @param plan how it was run, without any literal of the query, filter or mask
 * @param persons whose rows stand behind the answer, for the tables of which that is known
 */
public record Answer(
        List<AnswerColumn> columns,
        List<List<Object>> rows,
        Map<String, String> snapshots,
        Set<String> grantsUsed,
        String plan,
        Map<String, Long> sourceRows,
        List<PersonsBehind> persons) implements Handed {

    /** An answer over tables that say nothing of persons. */
    public Answer(List<AnswerColumn> columns, List<List<Object>> rows, Map<String, String> snapshots,
            Set<String> grantsUsed, String plan, Map<String, Long> sourceRows) {
        this(columns, rows, snapshots, grantsUsed, plan, sourceRows, List.of());
    }

    /** An answer behind which nothing but its own rows was counted. */
    public Answer(List<AnswerColumn> columns, List<List<Object>> rows, Map<String, String> snapshots,
            Set<String> grantsUsed, String plan) {
        this(columns, rows, snapshots, grantsUsed, plan, Map.of());
    }

    public Answer {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
        grantsUsed = Collections.unmodifiableSet(new LinkedHashSet<>(grantsUsed));
        sourceRows = Map.copyOf(sourceRows);
        persons = List.copyOf(persons);
        requireNonNull(plan, "plan is null");
    }

    /** @return the same answer, with the persons behind it */
    public Answer behind(List<PersonsBehind> known) {
        return new Answer(columns, rows, snapshots, grantsUsed, plan, sourceRows, known);
    }

    @Override
    public long rowCount() {
        return rows.size();
    }

    @Override
    public long rowsOf(String grant) {
        return Math.max(rows.size(), sourceRows.getOrDefault(grant, 0L));
    }

    /** @return {@code sha256:<hex>} over the salt and the {@linkplain CanonicalAnswer canonical form} of the answer */
    @Override
    public String digest(byte[] salt) {
        return CanonicalAnswer.digest(this, salt);
    }

    /** Without rows, so that no value enters a log. */
    @Override
    public String toString() {
        return "Answer[" + columns.size() + " columns, " + rows.size() + " rows, " + snapshots + ", " + grantsUsed
                + "]";
    }
}
