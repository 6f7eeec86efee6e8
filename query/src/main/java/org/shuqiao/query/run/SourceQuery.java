package org.shuqiao.query.run;

import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.source.Source;

/**
 * SQL of one engine within a plan, run anew for each call of {@link #rows()}. Each pass over {@link #rows()} asks the
 * engine anew.
 */
public final class SourceQuery {

    private final Source source;
    private final String sql;
    private final List<ColumnType> types;
    private final RunningQuery watch;

    public SourceQuery(Source source, String sql, List<ColumnType> types, RunningQuery watch) {
        this.source = source;
        this.sql = sql;
        this.types = List.copyOf(types);
        this.watch = watch;
    }

    /** @return rows as the planner's generated code holds them; called by that code */
    public AbstractEnumerable<Object[]> rows() {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<Object[]> enumerator() {
                return new SourceRows(source, sql, types, watch);
            }
        };
    }
}
