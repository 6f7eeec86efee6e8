package org.shuqiao.ledger.signature;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** Key whose private bytes this process holds. */
public sealed interface SoftwareKey extends SigningKey permits Ed25519Key, Sm2Key {

    /** @return the private key in PKCS#8 DER (RFC 5958); a secret */
    byte[] pkcs8();

    /** @param type {@link SignatureType#ED25519} or {@link SignatureType#SM2}; passkeys sign elsewhere */
    static SoftwareKey generate(String name, SignatureType type) {
        return switch (type) {
            case ED25519 -> new Ed25519Key(name, new Ed25519PrivateKeyParameters(new SecureRandom()));
            case SM2 -> Sm2Key.generate(name);
            case COSIGNATURE, ES256 -> throw new CodedException(LedgerCode.KEY_TEXT, type.name());
        };
    }

    /** Reads an unencrypted PKCS#8 private key of Ed25519 or SM2; its public key is computed. */
    static SoftwareKey ofPkcs8(String name, byte[] der) {
        AsymmetricKeyParameter key;
        try {
            key = PrivateKeyFactory.createKey(der);
        } catch (IOException | RuntimeException e) {
            throw new CodedException(LedgerCode.KEY_FILE, e, name, "PKCS#8");
        }
        return switch (key) {
            case Ed25519PrivateKeyParameters ed -> new Ed25519Key(name, ed);
            case ECPrivateKeyParameters ec when ec.getParameters().equals(Sm2Curve.DOMAIN) -> new Sm2Key(name, ec);
            default -> throw new CodedException(LedgerCode.KEY_FILE, name, "Ed25519, SM2");
        };
    }
}
