package org.shuqiao.ledger.signature;

import java.io.IOException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * Ed25519 key (RFC 8032). Bouncy Castle signs, because it is much faster at it; the JDK verifies, so that each checks
 * the other.
 */
public final class Ed25519Key implements SoftwareKey {

    private final Ed25519PrivateKeyParameters key;
    private final VerificationKey verification;

    Ed25519Key(String name, Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.verification = VerificationKey.of(name, SignatureType.ED25519, key.generatePublicKey().getEncoded());
    }

    @Override
    public VerificationKey verification() {
        return verification;
    }

    /** @return the 64 bytes of RFC 8032; the same message always gives the same ones */
    @Override
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public byte[] pkcs8() {
        try {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
