package org.shuqiao.standards.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.shuqiao.base.digest.Sha256;

/** Identity of a raw row, a digest of its dataset and cells that is stable across runs. */
public final class RowId {

    private static final int DIGITS = 32;

    private RowId() { }

    /**
     * @param cells in column order; null and the empty text differ
     * @return 32 hex digits of SHA-256 over the id and each column's name and cell, every part with its length before
     *     it
     */
    public static String of(String dataset, Map<String, String> cells) {
        MessageDigest digest = Sha256.create();
        add(digest, dataset);
        cells.forEach((column, cell) -> {
            add(digest, column);
            add(digest, cell);
        });
        return Sha256.hex(digest).substring(0, DIGITS);
    }

    /** @return {@code sha256:} and 64 hex digits over the cells, each with its length before it */
    static String digest(Iterable<String> cells) {
        MessageDigest digest = Sha256.create();
        cells.forEach(cell -> add(digest, cell));
        return Sha256.tagged(digest);
    }

    private static void add(MessageDigest digest, String text) {
        if (text == null) {
            length(digest, -1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        length(digest, bytes.length);
        digest.update(bytes);
    }

    private static void length(MessageDigest digest, int length) {
        digest.update((byte) (length >>> 24));
        digest.update((byte) (length >>> 16));
        digest.update((byte) (length >>> 8));
        digest.update((byte) length);
    }
}
