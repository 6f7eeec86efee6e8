package org.shuqiao.exchange.domain.emergency;

import org.shuqiao.exchange.domain.grant.EmergencyBasis;

/**
 * Time that an emergency grant lasts at most.
 *
 * @param hours 1 to {@link EmergencyBasis#MOST_HOURS}, which verifiers hold
 */
public record EmergencyLimit(int hours) {

    public EmergencyLimit {
        if (hours < 1 || hours > EmergencyBasis.MOST_HOURS) {
            throw new IllegalArgumentException("1 to " + EmergencyBasis.MOST_HOURS + " hours: " + hours);
        }
    }
}
