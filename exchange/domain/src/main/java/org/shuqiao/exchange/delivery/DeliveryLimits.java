package org.shuqiao.exchange.delivery;

import java.time.Duration;

/**
 * What the platform allows a single delivery, whatever the grant.
 *
 * @param rows rows of one answer at most
 * @param time time for one answer at most
 */
public record DeliveryLimits(long rows, Duration time) {

    /** A hundred thousand rows, one minute. */
    public static final DeliveryLimits USUAL = new DeliveryLimits(100_000, Duration.ofMinutes(1));
}
