package org.shuqiao.query.plan;

import java.util.List;
import org.shuqiao.query.AccessRule;
import org.shuqiao.query.AnswerColumn;

/** A question ready to run. */
public sealed interface QuestionPlan permits EnginePlan, ProcessPlan {

    List<AnswerColumn> columns();

    /** @return rules of the tables that the question names */
    List<AccessRule> rules();

    /** @return the plan in words, without a value */
    String text();
}
