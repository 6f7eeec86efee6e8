package org.shuqiao.exchange.domain.monitor;

import java.time.LocalTime;
import java.util.Map;
import java.util.Set;

/** Shape of a monitoring rule: what is reckoned in each group and compared with the rule's bound. */
public sealed interface RuleShape {

    /** Number of entries within the window. */
    record Count() implements RuleShape { }

    /** Number of rows delivered within the window. */
    record Rows() implements RuleShape { }

    /** Number of values of a field within the window. */
    record Distinct(String field) implements RuleShape { }

    /**
     * Number of entries within the window on days off, or on working days outside of the hours.
     *
     * @param to the first time of the day that is outside again
     */
    record OutsideHours(LocalTime from, LocalTime to) implements RuleShape { }

    /** For how many days there have been entries without a break as long as the window. */
    record Span() implements RuleShape { }

    /** Number of matching entries within the window before one that matches this. */
    record Sequence(Map<String, Set<String>> then) implements RuleShape {

        public Sequence {
            then = Map.copyOf(then);
        }
    }
}
