package org.shuqiao.query.plan;

import java.util.List;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.policy.AccessRule;

/** Executable plan of a query. */
public sealed interface QueryPlan permits EnginePlan, EnumerablePlan {

    List<AnswerColumn> columns();

    /** @return rules of the tables that the query names */
    List<AccessRule> rules();

    /** @return the plan in words, without a value */
    String text();

    /** @return what stands behind the answer */
    Contributions contributions();

    /** @return how the persons behind the answer are found */
    List<PersonRead> persons();
}
