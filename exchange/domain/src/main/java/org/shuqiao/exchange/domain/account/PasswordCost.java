package org.shuqiao.exchange.domain.account;

/**
 * Cost of the hash by which passwords are stored.
 *
 * @param exponent rounds of bcrypt as a power of two, 4 to 31; one more doubles what a guess costs
 */
public record PasswordCost(int exponent) {

    /** Cost of an installation. */
    public static final PasswordCost USUAL = new PasswordCost(10);
}
