package org.shuqiao.exchange.domain.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Change of one row since the consumer last received it.
 *
 * @param row        what the row is known by: 32 hex digits, the same in every delivery of a subscription
 * @param values     in the order of the columns, NULL as nothing; none of a row that was removed
 * @param correction the objection whose correction brought it
 */
public record RowChange(Kind kind, String row, List<Optional<String>> values, Optional<String> correction) {

    /** Kind of change. */
    public enum Kind {
        ADDED, CHANGED, REMOVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst().orElseThrow();
        }
    }

    public RowChange {
        values = List.copyOf(values);
    }

    /** Leaves out the values, so that none enters a log. */
    @Override
    public String toString() {
        return "RowChange[" + kind + ", " + row + "]";
    }
}
