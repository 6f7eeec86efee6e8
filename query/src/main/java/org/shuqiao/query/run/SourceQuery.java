package org.shuqiao.query.run;

import java.util.List;
import java.util.function.Function;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
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
    private final Function<Object[], Object> shape;
    private final RunningQuery watch;

    public SourceQuery(Source source, String sql, List<ColumnType> types, RunningQuery watch) {
        this(source, sql, types, row -> row, watch);
    }

    /** @param shape what a row becomes; it may change the values in place */
    public SourceQuery(
            Source source, String sql, List<ColumnType> types, Function<Object[], Object> shape, RunningQuery watch) {
        this.shape = shape;
        this.source = source;
        this.sql = sql;
        this.types = List.copyOf(types);
        this.watch = watch;
    }

    /** @return the rows as the source gives them, one array each */
    public Enumerator<Object[]> values() {
        return new SourceRows(source, sql, types, watch);
    }

    /** @return rows as this query's shape makes them; called by the planner's generated code */
    public AbstractEnumerable<Object> rows() {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<Object> enumerator() {
                return Linq4j.transform(new SourceRows(source, sql, types, watch), shape::apply);
            }
        };
    }
}
