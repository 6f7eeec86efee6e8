package org.shuqiao.exchange.domain.account;

import java.time.Duration;

/**
 * Number of wrong passwords after which further attempts wait, and how long. The wait doubles with each failure.
 *
 * @param failures  for one account from one address before its attempts from there wait
 * @param first     the first wait
 * @param longest   the longest wait
 * @param ofAccount failures for one account from all addresses together before those it never signed in from wait
 * @param ofAddress failures from one address for all accounts together before accounts that never signed in from there
 *                  wait
 * @param forgotten after so much time without a failure all are forgotten
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B-4 §3.2.2, rate limiting</a>
 */
public record LockoutPolicy(int failures, Duration first, Duration longest, int ofAccount, int ofAddress,
        Duration forgotten) {

    /** Five failures wait half a minute, each further one twice as long, up to a quarter of an hour. */
    public static final LockoutPolicy USUAL = new LockoutPolicy(5, Duration.ofSeconds(30), Duration.ofMinutes(15), 50,
            50, Duration.ofDays(1));

    private static final int MOST_DOUBLINGS = 20;

    /**
     * @param count of failures
     * @param free  failures without a wait
     */
    Duration wait(int count, int free) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
