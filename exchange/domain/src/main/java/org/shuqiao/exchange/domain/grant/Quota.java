package org.shuqiao.exchange.domain.grant;

import java.util.OptionalLong;

/**
 * How much a grant allows; what is empty has no limit.
 *
 * @param perDay     deliveries a calendar day
 * @param total      deliveries in all
 * @param rows       rows of one answer
 * @param rowsPerDay rows a calendar day in all answers
 */
public record Quota(OptionalLong perDay, OptionalLong total, OptionalLong rows, OptionalLong rowsPerDay) {

    public static final Quota UNLIMITED =
            new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
