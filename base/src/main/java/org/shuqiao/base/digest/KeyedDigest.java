package org.shuqiao.base.digest;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes keyed digests: HMAC-SHA-256 (RFC 2104, FIPS 198-1). */
public final class KeyedDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param key 32 bytes or more */
    public KeyedDigest(byte[] key) {
        if (key.length < 32) {
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
}
