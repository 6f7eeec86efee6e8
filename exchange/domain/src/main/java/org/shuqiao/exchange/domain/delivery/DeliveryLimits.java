package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;

/**
 * Limits of a single delivery that apply under every grant.
 *
 * @param rows rows of one answer at most
 * @param time time for one answer at most
 * @param outage how long deliveries go on while the ledger is away
 */
public record DeliveryLimits(long rows, Duration time, OutageRule outage) {

    /** A hundred thousand rows, one minute. */
    public static final DeliveryLimits USUAL = new DeliveryLimits(100_000, Duration.ofMinutes(1), OutageRule.USUAL);
}
