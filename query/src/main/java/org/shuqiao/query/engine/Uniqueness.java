package org.shuqiao.query.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.Enumerator;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.run.SourceQuery;
import org.shuqiao.query.source.GrantedRelation;

/**
 * Re-identification risk of granted columns on the live data (k-anonymity): how large the groups are of rows that agree
 * in every column as the consumer sees it.
 *
 * @param rows rows that were looked at
 * @param smallest rows of the smallest group: the k of the columns
 * @param unique rows that agree with no other
 * @param sampled whether the table has more rows than were looked at; among all rows groups can only be larger
 * @see <a href="https://doi.org/10.1142/S0218488502001648">Sweeney, k-anonymity (2002)</a>
 */
public record Uniqueness(long rows, long smallest, long unique, boolean sampled) {

    /** Rows that are looked at, at most. */
    public static final int MOST = 100_000;

    /** @return share of rows that agree with no other, in per cent */
    public double percent() {
        return Math.round(1000.0 * unique / rows) / 10.0;
    }

    static Optional<Uniqueness> of(GrantedRelation relation, RunningQuery watch) {
        String columns = relation.columns().stream().map(column -> relation.source().flavour().name(column.name()))
                .collect(Collectors.joining(", "));
        String sql = "SELECT MIN(n), SUM(CASE WHEN n = 1 THEN 1 ELSE 0 END), SUM(n) FROM (SELECT COUNT(*) AS n FROM "
                + "(SELECT * FROM (" + relation.plainSql() + ") AS r LIMIT " + (MOST + 1) + ") AS s GROUP BY " + columns
                + ") AS g";
        SourceQuery query = new SourceQuery(relation.source(), sql,
                List.of(ColumnType.INTEGER, ColumnType.INTEGER, ColumnType.INTEGER), watch);
        try (Enumerator<Object[]> figures = query.values()) {
            if (!figures.moveNext() || figures.current()[0] == null) {
                return Optional.empty();
            }
            Object[] found = figures.current();
            long rows = (Long) found[2];
            return Optional.of(new Uniqueness(rows, (Long) found[0], (Long) found[1], rows > MOST));
        }
    }
}
