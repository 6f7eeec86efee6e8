package org.shuqiao.node.key;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;

/**
 * Key of P-256 inside a PKCS#11 token, which signs in the token (ECDSA with SHA-256). The JDK's provider knows no
 * Ed25519 and no SM2 in tokens.
 */
public final class TokenKey implements SigningKey {

    private static final int HALF = 32;
    private static final Map<Path, Provider> PROVIDERS = new ConcurrentHashMap<>(); // a library is loaded once

    private final Provider provider;
    private final PrivateKey key;
    private final VerificationKey verification;

    private TokenKey(Provider provider, PrivateKey key, VerificationKey verification) {
        this.provider = provider;
        this.key = key;
        this.verification = verification;
    }

    static TokenKey open(Path configuration, String alias, String name, char[] pin) {
        try {
            Provider provider = PROVIDERS.computeIfAbsent(configuration.toAbsolutePath(),
                    file -> Security.getProvider("SunPKCS11").configure(file.toString()));
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, pin);
            Certificate certificate = token.getCertificate(alias);
            if (certificate == null || !(certificate.getPublicKey() instanceof ECPublicKey point)
                    || !(token.getKey(alias, null) instanceof PrivateKey key)) {
                throw new CodedException(NodeCode.KEY_UNUSABLE, alias, "P-256");
            }
            return new TokenKey(provider, key, VerificationKey.of(name, SignatureType.ES256, bytes(point)));
        } catch (GeneralSecurityException | InvalidParameterException | ProviderException
                | UnsupportedOperationException e) {
            throw new CodedException(NodeCode.KEY_UNUSABLE, e, alias, "PKCS#11");
        } catch (IOException e) { // a wrong PIN
            throw new CodedException(NodeCode.WRONG_PASSPHRASE, e, alias);
        }
    }

    @Override
    public VerificationKey verification() {
        return verification;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA", provider);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new CodedException(NodeCode.KEY_UNUSABLE, e, name(), "PKCS#11");
        }
    }

    /** @return {@code 04 ‖ x ‖ y} */
    private static byte[] bytes(ECPublicKey point) {
        byte[] bytes = new byte[1 + 2 * HALF];
        bytes[0] = 4;
        put(point.getW().getAffineX().toByteArray(), bytes, 1);
        put(point.getW().getAffineY().toByteArray(), bytes, 1 + HALF);
        return bytes;
    }

    private static void put(byte[] number, byte[] to, int at) {
        int length = Math.min(number.length, HALF);
        System.arraycopy(number, number.length - length, to, at + HALF - length, length);
    }
}
