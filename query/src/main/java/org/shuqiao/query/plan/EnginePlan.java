package org.shuqiao.query.plan;

import java.util.List;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.run.SourceQuery;
import org.shuqiao.query.source.Source;

/** Query plan that one engine runs completely. */
public record EnginePlan(Source source, Planned planned) implements QueryPlan {

    /**
     * Planned query without the session that runs it.
     *
     * @param sql in the SQL of the engine, row filters and masks inside
     * @param types of the engine's columns
     */
    public record Planned(
            String sql, List<ColumnType> types, List<AnswerColumn> columns, List<AccessRule> rules, String text,
            Contributions contributions, List<PersonRead> persons) {

        /** Behind which no source rows are counted. */
        public Planned(String sql, List<ColumnType> types, List<AnswerColumn> columns, List<AccessRule> rules,
                String text) {
            this(sql, types, columns, rules, text, Contributions.NONE, List.of());
        }

        public Planned {
            types = List.copyOf(types);
            columns = List.copyOf(columns);
            rules = List.copyOf(rules);
            persons = List.copyOf(persons);
        }

        /** Without the SQL, which may hold values and the salts of masks. */
        @Override
        public String toString() {
            return "Planned[]";
        }
    }

    /** @return the one pass over the engine's rows that answers the query */
    public SourceQuery query(RunningQuery watch) {
        return new SourceQuery(source, planned.sql(), planned.types(), watch);
    }

    @Override
    public List<AnswerColumn> columns() {
        return planned.columns();
    }

    @Override
    public List<AccessRule> rules() {
        return planned.rules();
    }

    @Override
    public String text() {
        return planned.text();
    }

    @Override
    public Contributions contributions() {
        return planned.contributions();
    }

    @Override
    public List<PersonRead> persons() {
        return planned.persons();
    }
}
