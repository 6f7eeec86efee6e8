package org.shuqiao.query.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells how many source rows stand behind an answer, for each grant. It is an upper bound: a row of the answer shows
 * one row of each table that it was joined from, and what was folded into it, by an aggregate for example, is every row
 * that the conditions on that table alone leave.
 *
 * @param shown by grant: tables of it of which each row of the answer shows one row
 * @param folded counts to be made
 */
public record Contributions(Map<String, Integer> shown, List<Count> folded) {

    /** Answer behind which only its own rows are known to stand. */
    public static final Contributions NONE = new Contributions(Map.of(), List.of());

    /**
     * Rows of one table that were folded.
     *
     * @param source name of the engine that counts them
     */
    public record Count(String grant, String source, String sql) {

        /** Without the SQL, which may hold values. */
        @Override
        public String toString() {
            return "Count[" + grant + "]";
        }
    }

    public Contributions {
        shown = Map.copyOf(shown);
        folded = List.copyOf(folded);
    }

    /** @param counted rows of each of the counts, in their order */
    public Map<String, Long> rows(long answered, List<Long> counted) {
        Map<String, Long> rows = new LinkedHashMap<>();
        shown.forEach((grant, tables) -> rows.merge(grant, answered * tables, Long::sum));
        for (int i = 0; i < folded.size(); i++) {
            rows.merge(folded.get(i).grant(), counted.get(i), Long::sum);
        }
        return rows;
    }
}
