package org.shuqiao.query.mask;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.KeyedDigest;

/**
 * Replaces values by tokens: HMAC-SHA-256 in hexadecimal under the key of one consumer and purpose, or by the shorter
 * handles of a relay under the key of one grant. It is computed in this process, above the source's rows, so no source
 * sees the key; called by the planner's generated code.
 */
public final class Tokens {

    /** Before the digits of a handle, so that it is taken for no other number. */
    public static final String HANDLE = "R-";

    /** Of 80 bits: two of a million values have one handle with a chance of 1 in 2,000,000,000,000. */
    public static final int HANDLE_DIGITS = 20;

    private static final Pattern HANDLES = Pattern.compile(HANDLE + "[0-9A-F]{" + HANDLE_DIGITS + "}");

    private final KeyedDigest digest;
    private final boolean handles;

    /** @param key at least 32 bytes in UTF-8 */
    public Tokens(String key) {
        this(key, false);
    }

    private Tokens(String key, boolean handles) {
        this.digest = new KeyedDigest(key.getBytes(StandardCharsets.UTF_8));
        this.handles = handles;
    }

    /** @return what replaces values by handles of a relay */
    public static Tokens handles(String key) {
        return new Tokens(key, true);
    }

    /** @return whether a text can be a handle */
    public static boolean isHandle(String text) {
        return HANDLES.matcher(text).matches();
    }

    /** @return the token of a value; null of null */
    public String of(String value) {
        if (value == null) {
            return null;
        }
        String token = digest.hex(value.getBytes(StandardCharsets.UTF_8));
        return handles ? HANDLE + token.substring(0, HANDLE_DIGITS).toUpperCase(Locale.ROOT) : token;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Tokens[]";
    }
}
