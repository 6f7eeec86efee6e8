package org.shuqiao.query.mask;

import java.nio.charset.StandardCharsets;
import org.shuqiao.base.digest.KeyedDigest;

/**
 * Replaces values by tokens: HMAC-SHA-256 in hexadecimal under the key of one consumer and purpose. It is computed in
 * this process, above the source's rows, so no source sees the key; called by the planner's generated code.
 */
public final class Tokens {

    private final KeyedDigest digest;

    /** @param key at least 32 bytes in UTF-8 */
    public Tokens(String key) {
        this.digest = new KeyedDigest(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the token of a value; null of null */
    public String of(String value) {
        return value == null ? null : digest.hex(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Tokens[]";
    }
}
