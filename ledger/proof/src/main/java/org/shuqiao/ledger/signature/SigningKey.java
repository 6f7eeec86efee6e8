package org.shuqiao.ledger.signature;

/**
 * Named key that signs. {@link SoftwareKey} holds it in memory; a key in a security module signs there and has no
 * private bytes here.
 */
public interface SigningKey {

    /** @return the public key */
    VerificationKey verification();

    /** @return the signature in the form that the key's {@link SignatureType} says */
    byte[] sign(byte[] message);

    default String name() {
        return verification().name();
    }
}
