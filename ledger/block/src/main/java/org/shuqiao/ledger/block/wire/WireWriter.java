package org.shuqiao.ledger.block.wire;

import java.io.ByteArrayOutputStream;

/** Writes the wire format of protocol buffers, as far as an envelope needs it. */
public final class WireWriter {

    private static final int LENGTH_DELIMITED = 2;

    private WireWriter() { }

    /** @return the field as writers spell it: an empty one not at all */
    public static Bytes field(int number, Bytes value) {
        if (value.isEmpty()) {
            return Bytes.EMPTY;
        }
        ByteArrayOutputStream prefix = new ByteArrayOutputStream();
        varint(prefix, number << 3 | LENGTH_DELIMITED);
        varint(prefix, value.size());
        return Bytes.copyOf(prefix.toByteArray()).concat(value);
    }

    private static void varint(ByteArrayOutputStream to, int number) {
        int rest = number;
        while (rest >>> 7 != 0) {
            to.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        to.write(rest);
    }
}
