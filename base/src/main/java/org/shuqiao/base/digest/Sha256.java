package org.shuqiao.base.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes Factory of SHA-256 digests. */
public final class Sha256 {

    /** Stands before the hex digits wherever a digest is written so that it names its own kind. */
    public static final String TAG = "sha256:";

    private Sha256() { }

    /** @return a digest to feed piece by piece */
    public static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the 32 bytes over the content */
    public static byte[] of(byte[] content) {
        return create().digest(content);
    }

    /** @return 64 hex digits over the content */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** @return 64 hex digits over all that was fed, which ends the digest */
    public static String hex(MessageDigest fed) {
        return HexFormat.of().formatHex(fed.digest());
    }

    /** @return {@code sha256:} and 64 hex digits over the content */
    public static String tagged(byte[] content) {
        return TAG + hex(content);
    }

    /** @return {@code sha256:} and 64 hex digits over the text in UTF-8 */
    public static String tagged(String text) {
        return tagged(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return {@code sha256:} and 64 hex digits over all that was fed, which ends the digest */
    public static String tagged(MessageDigest fed) {
        return TAG + hex(fed);
    }
}
