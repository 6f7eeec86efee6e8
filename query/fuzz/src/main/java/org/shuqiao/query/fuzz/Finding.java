package org.shuqiao.query.fuzz;

import java.util.List;

/**
 * Query under which the policy did not hold, or whose answer is not right.
 *
 * @param policies the grants, in words
 * @param detail what differed; no value of a row is in it but made-up ones
 * @param seed of the rows and grants, and number of the query among theirs
 */
public record Finding(Kind kind, String sql, List<String> policies, String detail, long seed, int number) {

    /** Prohibition that a query is held to. */
    public enum Kind {
        /** A hidden value stands in an answer, an error or a plan. */
        SHOWN,
        /** Answer, error or plan depend on a hidden value. */
        TOLD,
        /** The answer is not that of a copy masked by hand. */
        WRONG,
        /** A query that every engine can answer is refused for a value. */
        REFUSED
    }
}
