package org.shuqiao.query.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.shuqiao.base.digest.Sha256;

/** Writes the two padded keys of HMAC-SHA-256 (RFC 2104 §2) as DuckDB's literals of bytes. */
final class HmacPads {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private HmacPads() { }

    static String inner(String key) {
        return padded(key, INNER);
    }

    static String outer(String key) {
        return padded(key, OUTER);
    }

    private static String padded(String key, byte pad) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(bytes.length > BLOCK ? Sha256.of(bytes) : bytes, BLOCK);
        StringBuilder literal = new StringBuilder("'");
        for (byte each : block) {
            literal.append(String.format("\\x%02X", (each ^ pad) & 0xff));
        }
        return literal.append("'::BLOB").toString();
    }
}
