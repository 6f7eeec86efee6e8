package org.shuqiao.ledger.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** Ed25519 (RFC 8032), by the JDK. */
final class Ed25519Check implements KeyCheck {

    private final PublicKey key;

    Ed25519Check(byte[] raw) {
        this.key = publicKey(raw);
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;   // not the form of a signature: it verifies nothing
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] encoded() {
        return key.getEncoded();
    }

    private static PublicKey publicKey(byte[] raw) {
        byte[] big = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            big[i] = raw[raw.length - 1 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
            // a value that is no point of the curve shows only when it is used
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, "Ed25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
