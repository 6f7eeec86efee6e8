package org.shuqiao.ledger.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Random 32 bytes of one attempt, chosen by the consumer. They are the salt of the record's digests, so the record
 * holds only their digest: who knows the nonce can check what was asked and answered, nobody else can guess it.
 */
public final class Nonce {

    /** Bytes of a nonce. */
    public static final int LENGTH = 32;

    private static final byte[] PURPOSE = "shuqiao purpose\n".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private Nonce(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Nonce random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Nonce(bytes);
    }

    /** Reads 64 hex digits. */
    public static Nonce ofHex(String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length == LENGTH) {
                return new Nonce(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.RECORD_FIELD, "nonce", "[0-9a-f]{64}");
        }
        throw new CodedException(LedgerCode.RECORD_FIELD, "nonce", "[0-9a-f]{64}");
    }

    /** @return 64 hex digits; a secret of the consumer */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** @return {@code sha256:} and the digest of the nonce, which the record holds */
    public String digest() {
        return Sha256.tagged(bytes);
    }

    /** @return {@code sha256:} and the digest of nonce and text */
    public String salted(String text) {
        return salted(bytes, text);
    }

    /** @return the salt of the purpose's digest, in hex; it tells nothing of the nonce */
    public String purposeSalt() {
        MessageDigest digest = Sha256.create();
        digest.update(PURPOSE);
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    /** @return {@code sha256:} and the digest of the {@linkplain #purposeSalt purpose's salt} and the purpose */
    public String purpose(String purpose) {
        return salted(HexFormat.of().parseHex(purposeSalt()), purpose);
    }

    static String salted(byte[] salt, String text) {
        MessageDigest digest = Sha256.create();
        digest.update(salt);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.tagged(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nonce that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Without the nonce, which is a secret. */
    @Override
    public String toString() {
        return digest();
    }
}
