package org.shuqiao.exchange.domain.account;

import java.time.Duration;

/**
 * Number of wrong passwords after which an account is locked, and for how long.
 *
 * @param failures wrong passwords in a row before it is
 * @param lock     for how long
 */
public record LockoutPolicy(int failures, Duration lock) {

    /** Five failures lock for a quarter of an hour. */
    public static final LockoutPolicy USUAL = new LockoutPolicy(5, Duration.ofMinutes(15));
}
