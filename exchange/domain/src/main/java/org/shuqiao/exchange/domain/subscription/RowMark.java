package org.shuqiao.exchange.domain.subscription;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Mark of a row that a consumer holds: keyed digests of what it is known by and of what it says, 128 bits each, as two
 * numbers. Without the key nothing leads from a mark to a value.
 */
record RowMark(long known1, long known2, long says1, long says2) {

    static final int BYTES = 32;

    static RowMark of(byte[] known, byte[] says) {
        ByteBuffer first = ByteBuffer.wrap(known);
        ByteBuffer second = ByteBuffer.wrap(says);
        return new RowMark(first.getLong(), first.getLong(), second.getLong(), second.getLong());
    }

    static RowMark read(ByteBuffer from) {
        return new RowMark(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    void write(ByteBuffer into) {
        into.putLong(known1).putLong(known2).putLong(says1).putLong(says2);
    }

    /** @return what the row is known by, 32 hex digits: the same as long as its key is the same */
    String row() {
        return HexFormat.of().toHexDigits(known1) + HexFormat.of().toHexDigits(known2);
    }
}
