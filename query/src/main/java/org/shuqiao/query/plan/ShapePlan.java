package org.shuqiao.query.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlLiteral;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;

/**
 * Plan of all statements of one shape. It is made with made-up values, and it is kept only if it is, with the values of
 * a statement that was planned for itself, that statement's plan to the letter: the engine's SQL, what counts rows and
 * finds persons, columns, grants and words.
 */
final class ShapePlan {

    private final EnginePlan.Planned plan;
    private final OpenValues open;

    private ShapePlan(EnginePlan.Planned plan, OpenValues open) {
        this.plan = plan;
        this.open = open;
    }

    /**
     * @param planned of this very statement
     * @return nothing where the plan follows from the values
     */
    static Optional<ShapePlan> of(ParsedSql query, StatementShape shape, EnginePlan planned,
            List<GrantedRelation> relations, RunningQuery watch, boolean counted) {
        return shape.others().flatMap(others -> {
            OpenValues open = OpenValues.of(others);
            try {
                return GrantCombinations.plan(query.over(shape.with(others)), relations, watch, counted, open)
                        instanceof EnginePlan whole ? Optional.of(new ShapePlan(whole.planned(), open))
                        : Optional.<ShapePlan>empty();
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                return Optional.<ShapePlan>empty(); // other values are another matter, so they do follow from them
            }
        }).filter(made -> made.with(shape.values(), planned.source().dialect()).equals(planned.planned()));
    }

    /** @return the plan of the statement of this shape that has these values */
    EnginePlan.Planned with(List<SqlLiteral> values, SqlDialect dialect) {
        UnaryOperator<String> fill = open.filling(values, dialect);
        Contributions behind = plan.contributions();
        return new EnginePlan.Planned(fill.apply(plan.sql()), plan.types(), plan.columns(), plan.rules(), plan.text(),
                new Contributions(behind.shown(), behind.folded().stream().map(count ->
                        new Contributions.Count(count.grant(), count.source(), fill.apply(count.sql()))).toList()),
                plan.persons().stream().map(read -> read instanceof PersonRead.AtSource source
                        ? new PersonRead.AtSource(source.grant(), source.source(), fill.apply(source.sql())) : read)
                        .toList());
    }
}
