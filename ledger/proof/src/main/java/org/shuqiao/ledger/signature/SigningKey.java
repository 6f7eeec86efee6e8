package org.shuqiao.ledger.signature;

import java.security.interfaces.EdECPrivateKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Named Ed25519 signing key. {@link #verification()} is its public key. Bouncy Castle signs,
 * because it is much faster at it; the JDK verifies, so that each checks the other.
 */
public final class SigningKey {

    private final Ed25519PrivateKeyParameters key;
    private final VerificationKey verification;

    /** @throws IllegalArgumentException when the key is not of Ed25519 */
    SigningKey(EdECPrivateKey key, VerificationKey verification) {
        this.key = new Ed25519PrivateKeyParameters(key.getBytes().orElseThrow());
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
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
