package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.shuqiao.query.AccessRule;
import org.shuqiao.query.AnswerColumn;

/** A question of which this process does a part, over rows of one engine or several. */
public record ProcessPlan(
        EnumerableRel root, JavaTypeFactory types, List<AnswerColumn> columns, List<AccessRule> rules, String text)
        implements QuestionPlan {

    public ProcessPlan {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }
}
