package org.shuqiao.query;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.shuqiao.query.plan.ParsedSql;

/** SQL of a consumer together with everything that it may see: the rules of its grants for the purpose it named. */
public record Question(ParsedSql query, List<AccessRule> rules, Limits limits) {

    public Question {
        requireNonNull(query, "query is null");
        requireNonNull(limits, "limits is null");
        rules = List.copyOf(rules);
    }

    /** Without the SQL, which may hold personal values. */
    @Override
    public String toString() {
        return "Question[" + rules.size() + " rules, " + limits + "]";
    }
}
