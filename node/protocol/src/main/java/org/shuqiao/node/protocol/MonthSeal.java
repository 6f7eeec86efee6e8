package org.shuqiao.node.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.YearMonth;
import java.util.Base64;
import javax.crypto.KeyAgreement;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Tokens by which the index of persons names those whose rows one use was of. The writer makes a fresh X25519 key for
 * the use, agrees with the month's public key on a secret, writes {@code HMAC-SHA-256(secret, number)} for each person
 * beside its fresh public key, and forgets the rest. From then on only the holder of the month's private key can tell
 * whether a token is that of a number, and equal persons have other tokens in each use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7748">RFC 7748, X25519</a>
 */
public final class MonthSeal {

    private static final String ALGORITHM = "X25519";
    /** 128 bits, which no two persons of a use share. */
    private static final int TOKEN_DIGITS = 32;

    private final String seal;
    private final KeyedDigest persons;

    private MonthSeal(String seal, byte[] secret, String use) {
        this.seal = seal;
        this.persons = new KeyedDigest(new KeyedDigest(secret).of(bytes("shuqiao person 1\n" + use + "\n" + seal)));
    }

    /** @return a new key pair of a month */
    public static KeyPair newMonth() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return a public key as files have it: base64 of its SubjectPublicKeyInfo */
    public static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** @return the text of a public key, refused where it is none */
    static String checked(String key) {
        publicKey(key);
        return key;
    }

    /**
     * Begins a use.
     *
     * @param month public key of the month
     */
    public static MonthSeal write(String month, YearMonth period, String record, String grant) {
        KeyPair fresh = newMonth();
        return new MonthSeal(text(fresh.getPublic()), secret(fresh.getPrivate(), publicKey(month)),
                use(period, record, grant));
    }

    /**
     * Opens a use again.
     *
     * @param month PKCS#8 of the month's private key
     * @param seal  what {@link #seal} gave
     */
    public static MonthSeal read(byte[] month, String seal, YearMonth period, String record, String grant) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(month));
            return new MonthSeal(seal, secret(key, publicKey(seal)), use(period, record, grant));
        } catch (GeneralSecurityException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, ALGORITHM);
        }
    }

    /** @return what is kept beside the tokens */
    public String seal() {
        return seal;
    }

    /** @return the token of a person in this use: 32 hex digits */
    public String person(String number) {
        return persons.hex(bytes(number)).substring(0, TOKEN_DIGITS);
    }

    private static byte[] secret(PrivateKey own, PublicKey other) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM);
            agreement.init(own);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, ALGORITHM);
        }
    }

    private static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CodedException(LedgerCode.KEY_TEXT, e, ALGORITHM);
        }
    }

    private static String use(YearMonth period, String record, String grant) {
        return period + "\n" + record + "\n" + grant;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without its secret. */
    @Override
    public String toString() {
        return "MonthSeal[]";
    }
}
