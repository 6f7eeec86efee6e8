package org.shuqiao.query.plan;

import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;

/**
 * Query plan that this process runs by Calcite's enumerable convention over one or several engines.
 *
 * @param tokens what its token functions ask for, by variable
 */
public record EnumerablePlan(
        EnumerableRel root, JavaTypeFactory types, List<AnswerColumn> columns, List<AccessRule> rules, String text,
        Contributions contributions, List<PersonRead> persons, Map<String, Tokens> tokens) implements QueryPlan {

    public EnumerablePlan {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        persons = List.copyOf(persons);
        tokens = Map.copyOf(tokens);
    }
}
