package org.shuqiao.exchange.domain.quarantine;

import java.util.Optional;

/**
 * Choice of rows in quarantine.
 *
 * @param rule   the rule that they broke first; empty for all
 * @param column the standard column; empty for all
 * @param row    the row's id; empty for all
 */
public record QuarantineFilter(Optional<String> rule, Optional<String> column, Optional<String> row) {

    public static final QuarantineFilter ALL = new QuarantineFilter(Optional.empty(), Optional.empty(),
            Optional.empty());

    /** @return a filter by what a form says; blank texts choose all */
    public static QuarantineFilter of(String rule, String column) {
        return new QuarantineFilter(given(rule), given(column), Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isBlank());
    }
}
