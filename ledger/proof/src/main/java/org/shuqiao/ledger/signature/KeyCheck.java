package org.shuqiao.ledger.signature;

/** Checks signatures of one public key. */
interface KeyCheck {

    boolean verifies(byte[] message, byte[] signature);

    /** @return the X.509 SubjectPublicKeyInfo of the key */
    byte[] encoded();
}
