package org.shuqiao.ledger.verifier;

/** Way in which a delivery went beyond the grant that it names. */
public enum Excess {
    /** Another resource, version or provider. */
    POLICY,
    CONSUMER,
    PURPOSE,
    MODE,
    /** Before the grant began or after it ended. */
    PERIOD,
    /** After the grant was revoked. */
    REVOKED
}
