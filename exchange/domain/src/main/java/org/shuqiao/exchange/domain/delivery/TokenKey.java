package org.shuqiao.exchange.domain.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.shuqiao.base.digest.KeyedDigest;

/**
 * Master key of the tokens, which the platform keeps outside its store. What is read from the store alone leads from no
 * value to its token.
 */
public final class TokenKey {

    private final KeyedDigest digest;

    /** @param key at least 32 bytes */
    public TokenKey(byte[] key) {
        this.digest = new KeyedDigest(key);
    }

    /** @param hex as the key's file has it */
    public static TokenKey of(String hex) {
        return new TokenKey(HexFormat.of().parseHex(hex));
    }

    /** @return a key of its own for each text, 64 hex digits */
    public String derive(String text) {
        return digest.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TokenKey[]";
    }
}
