package org.shuqiao.base.digest;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes keyed digests: HMAC-SHA-256 (RFC 2104, FIPS 198-1). */
public final class KeyedDigest {

    /** Bytes of a key at least: as many as the digest has. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param key 32 bytes or more */
    public KeyedDigest(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes or more");
        }
        this.key = Arrays.copyOf(key, key.length);
    }

    /** @return the 32 bytes over the content */
    public byte[] of(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** @return 64 hex digits over the content */
    public String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "KeyedDigest[]";
    }
}
