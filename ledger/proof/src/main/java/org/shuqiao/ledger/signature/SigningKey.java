package org.shuqiao.ledger.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** A named Ed25519 key that signs; what it signed, its {@link #verification()} key verifies. */
public final class SigningKey {

    private final PrivateKey key;
    private final VerificationKey verification;

    SigningKey(PrivateKey key, VerificationKey verification) {
        this.key = key;
        this.verification = verification;
    }

    public String name() {
        return verification.name();
    }

    public VerificationKey verification() {
        return verification;
    }

    /** @return the 64 bytes of RFC 8032; the same message always gives the same ones */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
