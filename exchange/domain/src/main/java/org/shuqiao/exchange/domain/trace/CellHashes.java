package org.shuqiao.exchange.domain.trace;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.KeyedDigest;

/**
 * Keyed hashes of what a row holds: of each long value, and of each two values of the row, whatever their columns are
 * called and in which order they stand. Without the key none leads to a value.
 */
final class CellHashes {

    private static final int REMEMBERED = 20_000;
    private static final int LONG = 6;
    private static final int COLUMNS = 40;
    private static final long ALONE = 0x9E3779B97F4A7C15L;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");

    private final KeyedDigest digest;
    private final Map<String, Long> known = new HashMap<>();

    CellHashes(KeyedDigest digest) {
        this.digest = digest;
    }

    /** @param texts of one row; blank ones say nothing */
    void of(List<String> texts, LongConsumer each) {
        long[] hashes = new long[Math.min(COLUMNS, texts.size())];
        int filled = 0;
        for (String text : texts.subList(0, hashes.length)) {
            String normal = normal(text);
            if (!normal.isEmpty()) {
                hashes[filled] = hash(normal);
                if (normal.length() >= LONG) {
                    each.accept(mix(hashes[filled] + ALONE));
                }
                for (int i = 0; i < filled; i++) {
                    each.accept(mix(mix(hashes[i]) + mix(hashes[filled])));
                }
                filled++;
            }
        }
    }

    /** @return a value as every format gives it back: numbers without zeros at their end, no space around */
    static String normal(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() && stripped.indexOf('.') >= 0
                ? new BigDecimal(stripped).stripTrailingZeros().toPlainString() : stripped;
    }

    private long hash(String text) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(text, each ->
                ByteBuffer.wrap(digest.of(each.getBytes(StandardCharsets.UTF_8))).getLong());
    }

    /** Spreads the bits of a hash (Stafford's variant 13 of the SplitMix64 finalizer). */
    private static long mix(long hash) {
        long first = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
