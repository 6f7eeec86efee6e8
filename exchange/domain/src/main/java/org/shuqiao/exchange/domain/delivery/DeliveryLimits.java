package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;

/**
 * Limits of a single delivery that apply under every grant.
 *
 * @param rows rows of one answer at most
 * @param time time for one answer at most
 * @param outage how long deliveries go on while the ledger is away
 * @param refusals that depend on data, of one grant and day
 * @param confirm of verifications
 */
public record DeliveryLimits(long rows, Duration time, OutageRule outage, long refusals, ConfirmLimits confirm) {

    private static final long REFUSALS = 5;

    /** Five refusals that depend on data, and the usual limits of verifications. */
    public DeliveryLimits(long rows, Duration time, OutageRule outage) {
        this(rows, time, outage, REFUSALS, ConfirmLimits.USUAL);
    }

    /** A hundred thousand rows, one minute. */
    public static final DeliveryLimits USUAL = new DeliveryLimits(100_000, Duration.ofMinutes(1), OutageRule.USUAL);
}
