package org.shuqiao.node.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Encryption of a private key by a passphrase: PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC. The JDK computes,
 * several times as fast as Bouncy Castle, which knows the form.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-6.2">RFC 8018 §6.2</a>
 */
final class Pbes2 {

    /** As OWASP's password storage cheat sheet asks of PBKDF2 with HMAC-SHA-256. */
    private static final int ITERATIONS = 600_000;
    /** A file that asks for more is not opened: it would hold the machine up. */
    private static final int MOST = 10_000_000;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 16;

    private Pbes2() { }

    /** @return the DER of PKCS#8's EncryptedPrivateKeyInfo */
    static byte[] encrypt(byte[] pkcs8, char[] passphrase) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[BLOCK];
        byte[] iv = new byte[BLOCK];
        random.nextBytes(salt);
        random.nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, ITERATIONS, iv).doFinal(pkcs8);
            AlgorithmIdentifier prf =
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
            PBES2Parameters parameters = new PBES2Parameters(
                    new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2,
                            new PBKDF2Params(salt, ITERATIONS, KEY_BYTES, prf)),
                    new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
            return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters),
                    encrypted).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @return the private key in PKCS#8
     * @throws GeneralSecurityException for another passphrase
     * @throws IllegalArgumentException for another form or algorithm
     */
    static byte[] decrypt(byte[] der, char[] passphrase) throws GeneralSecurityException {
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(der);
        PBES2Parameters parameters = PBES2Parameters.getInstance(info.getEncryptionAlgorithm().getParameters());
        PBKDF2Params derivation = PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        boolean known = info.getEncryptionAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                && derivation.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA256)
                && parameters.getEncryptionScheme().getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC)
                && derivation.getIterationCount().bitLength() < Integer.SIZE
                && derivation.getIterationCount().intValue() <= MOST;
        if (!known) {
            throw new IllegalArgumentException("PBES2");
        }
        byte[] iv = ASN1OctetString.getInstance(parameters.getEncryptionScheme().getParameters()).getOctets();
        return cipher(Cipher.DECRYPT_MODE, passphrase, derivation.getSalt(), derivation.getIterationCount().intValue(),
                iv).doFinal(info.getEncryptedData());
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, int iterations, byte[] iv)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BYTES * Byte.SIZE);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }
}
