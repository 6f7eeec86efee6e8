package org.shuqiao.query.plan;

import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.shuqiao.query.AccessRule;
import org.shuqiao.query.AnswerColumn;

/**
 * A question ready to run.
 *
 * @param rules of the tables that the question names
 */
public record QuestionPlan(
        EnumerableRel root, JavaTypeFactory types, List<AnswerColumn> columns, List<AccessRule> rules, String text) {

    public QuestionPlan {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }
}
