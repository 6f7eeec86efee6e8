package org.shuqiao.exchange.domain.quarantine;

import java.util.Optional;

/**
 * Order of an officer to mark rows in quarantine.
 *
 * @param row     the row's id; empty for all rows of the rule in this column
 * @param verdict code of a {@link MarkVerdict}
 */
public record MarkOrder(String rule, String column, Optional<String> row, String verdict, String reason) {

    QuarantineFilter filter() {
        return new QuarantineFilter(Optional.of(rule), Optional.of(column), row);
    }
}
