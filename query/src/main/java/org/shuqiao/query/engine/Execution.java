package org.shuqiao.query.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.SchemaPlus;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.answer.RowSink;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.EnginePlan;
import org.shuqiao.query.plan.EnumerablePlan;
import org.shuqiao.query.plan.QueryPlan;
import org.shuqiao.query.run.RunningQuery;

/** Runs a query plan and collects its rows up to the limit. */
public final class Execution {

    private Execution() { }

    public static List<List<Object>> rows(QueryPlan plan, long limit, RunningQuery watch) {
        Gathered gathered = new Gathered();
        stream(plan, limit, watch, gathered);
        return gathered.rows;
    }

    /** Passes the rows on one by one. @return how many there were */
    static long stream(QueryPlan plan, long limit, RunningQuery watch, RowSink sink) {
        List<AnswerColumn> columns = plan.columns();
        long passed = 0;
        try (Enumerator<?> rows = open(plan, watch)) {
            sink.begin(columns);
            while (rows.moveNext()) {
                watch.throwIfStopped();
                if (passed == limit) {
                    throw new CodedException(QueryCode.TOO_MANY_ROWS, limit);
                }
                Object row = rows.current();
                // a row of one column is the value itself
                Object[] values = row instanceof Object[] array ? array : new Object[] {row};
                sink.row(values(values, columns));
                passed++;
            }
        }
        return passed;
    }

    private static Enumerator<?> open(QueryPlan plan, RunningQuery watch) {
        return switch (plan) {
            case EnginePlan whole -> whole.query(watch).rows().enumerator();
            case EnumerablePlan part -> {
                Map<String, Object> parameters = new HashMap<>(part.tokens());
                Bindable<?> bindable =
                        EnumerableInterpretable.toBindable(parameters, null, part.root(), EnumerableRel.Prefer.ARRAY);
                parameters.put(DataContext.Variable.CANCEL_FLAG.camelName, watch.flag());
                yield bindable.bind(new Context(part.types(), parameters)).enumerator();
            }
        };
    }

    private static final class Gathered implements RowSink {

        private final List<List<Object>> rows = new ArrayList<>();

        @Override
        public void begin(List<AnswerColumn> columns) { }

        @Override
        public void row(List<Object> values) {
            rows.add(values);
        }
    }

    private static List<Object> values(Object[] values, List<AnswerColumn> columns) {
        Object[] out = new Object[columns.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] == null ? null : value(values[i], columns.get(i).type());
        }
        return Collections.unmodifiableList(Arrays.asList(out));
    }

    private static Object value(Object value, ColumnType type) {
        return switch (type) {
            case TEXT -> value.toString();
            case INTEGER -> ((Number) value).longValue();
            case DECIMAL -> value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
            case DOUBLE -> ((Number) value).doubleValue();
            case BOOLEAN -> value;
            case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
            case TIMESTAMP -> time(((Number) value).longValue());
        };
    }

    private static LocalDateTime time(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC);
    }

    /** Calcite data context that holds stashed objects only. */
    private record Context(JavaTypeFactory types, Map<String, Object> parameters) implements DataContext {
        @Override
        public SchemaPlus getRootSchema() {
            return null;
        }

        @Override
        public JavaTypeFactory getTypeFactory() {
            return types;
        }

        @Override
        public QueryProvider getQueryProvider() {
            return null;
        }

        @Override
        public Object get(String name) {
            return parameters.get(name);
        }
    }
}
