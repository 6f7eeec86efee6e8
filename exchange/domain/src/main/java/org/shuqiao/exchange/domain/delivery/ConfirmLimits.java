package org.shuqiao.exchange.domain.delivery;

/**
 * Limits of verifications that apply under every grant.
 *
 * @param candidates that one person may ask about under one grant on one day
 * @param all        candidates of all persons under one grant on one day
 * @param misses     candidates answered with no, of one person under one grant on one day
 * @param alike      candidates of one grant and day that differ in their last four characters only
 */
public record ConfirmLimits(long candidates, long all, long misses, long alike) {

    /** Five thousand a person, twenty thousand a grant, a thousand misses, thirty alike. */
    public static final ConfirmLimits USUAL = new ConfirmLimits(5_000, 20_000, 1_000, 30);
}
