package org.shuqiao.exchange.domain.grant;

import java.util.OptionalLong;

/**
 * Limits on the use of a grant. An empty one means unlimited. Rows are those of the sources: an aggregate counts every
 * row that it was made of. A refusal that depends on data counts like a delivery.
 *
 * @param perDay     deliveries a calendar day
 * @param total      deliveries in all
 * @param rows       rows of one answer
 * @param rowsPerDay rows a calendar day in all answers
 */
public record Quota(OptionalLong perDay, OptionalLong total, OptionalLong rows, OptionalLong rowsPerDay) {

    public static final Quota UNLIMITED =
            new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** @return whether rows are limited at all */
    public boolean limitsRows() {
        return rows.isPresent() || rowsPerDay.isPresent();
    }
}
