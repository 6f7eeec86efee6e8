package org.shuqiao.ledger.merkle;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * SHA-256 hash of a tree node (RFC 6962).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962 §2.1</a>
 */
public final class Hash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;
    private static final Hash EMPTY = new Hash(Sha256.create().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @return the root of the tree without leaves */
    public static Hash empty() {
        return EMPTY;
    }

    /** @return {@code SHA-256(0x00 ‖ content)} */
    public static Hash leaf(byte[] content) {
        MessageDigest digest = Sha256.create();
        digest.update(LEAF);
        digest.update(content);
        return new Hash(digest.digest());
    }

    /** @return {@code SHA-256(0x01 ‖ left ‖ right)} */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = Sha256.create();
        digest.update(NODE);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes");
        }
        return new Hash(bytes.clone());
    }

    /** Reads standard base64 in its one spelling: padding bits that are not zero are refused. */
    public static Hash ofBase64(String text, String field) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.FILE_SHAPE, field);
        }
        if (decoded.length != LENGTH || !Base64.getEncoder().encodeToString(decoded).equals(text)) {
            throw new CodedException(LedgerCode.FILE_SHAPE, field);
        }
        return new Hash(decoded);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
