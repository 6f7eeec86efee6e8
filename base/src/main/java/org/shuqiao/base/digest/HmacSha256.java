package org.shuqiao.base.digest;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes keyed digests by HMAC-SHA-256 (RFC 2104). Each call is complete in itself, so threads may share one. */
public final class HmacSha256 {

    /** Bytes of a key at least: as many as the digest has. */
    public static final int KEY_BYTES = 32;

    private static final String NAME = "HmacSHA256";

    private final SecretKeySpec key;

    public HmacSha256(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("a key has at least " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, NAME);
    }

    /** @return the 32 bytes over the content */
    public byte[] of(byte[] content) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return 64 hex digits over the content */
    public String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "HmacSha256[]";
    }
}
