package org.shuqiao.nifi.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Row as a JSON object in bytes, for sources that give their cells as bytes in UTF-8: written without a text in
 * between. Its bytes are those that {@link RowsWriter} writes for the same cells.
 */
public final class JsonRow {

    private static final int FIRST_SIZE = 1024;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    /** First byte of a character beyond the basic plane, which JSON writers escape as two. */
    private static final int FOUR_BYTES = 0xf0;
    private static final int PLANE = 0x10000;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** Begins the next row. */
    public void begin() {
        size = 0;
        put('{');
    }

    /** @param name of the column as {@link #name(String)} gives it */
    public void name(byte[] name) {
        if (size > 1) {
            put(',');
        }
        put(name, 0, name.length);
    }

    /** @return a column's name as it stands in every row */
    public static byte[] name(String column) {
        JsonRow row = new JsonRow();
        row.text(column);
        row.put(':');
        return Arrays.copyOf(row.bytes, row.size);
    }

    public void missing() {
        put('n');
        put('u');
        put('l');
        put('l');
    }

    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        open();
        characters(utf8, 0, utf8.length);
        close();
    }

    public void end() {
        put('}');
    }

    /** Opens a text that is written in parts. */
    public void open() {
        put('"');
    }

    public void close() {
        put('"');
    }

    /** Adds characters in UTF-8 to an open text. */
    public void characters(byte[] utf8, int from, int to) {
        int begin = from;
        for (int at = from; at < to; at++) {
            int value = utf8[at] & 0xff;
            if (value >= ' ' && value < FOUR_BYTES && value != '"' && value != '\\') {
                continue;
            }
            put(utf8, begin, at - begin);
            if (value >= FOUR_BYTES) {
                beyond(utf8, at);
                at += 3;
            } else {
                character(value);
            }
            begin = at + 1;
        }
        put(utf8, begin, to - begin);
    }

    /** Adds one character of ASCII to an open text. */
    public void character(int ascii) {
        switch (ascii) {
            case '"', '\\' -> escaped(ascii);
            case '\b' -> escaped('b');
            case '\f' -> escaped('f');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            default -> {
                if (ascii < ' ') {
                    unicode(ascii);
                } else {
                    put(ascii);
                }
            }
        }
    }

    private void beyond(byte[] utf8, int at) {
        int point = (utf8[at] & 0x07) << 18 | (utf8[at + 1] & 0x3f) << 12 | (utf8[at + 2] & 0x3f) << 6
                | utf8[at + 3] & 0x3f;
        unicode(Character.MIN_HIGH_SURROGATE + (point - PLANE >> 10));
        unicode(Character.MIN_LOW_SURROGATE + (point - PLANE & 0x3ff));
    }

    private void unicode(int unit) {
        escaped('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[unit >> shift & 0xf]);
        }
    }

    private void escaped(int character) {
        put('\\');
        put(character);
    }

    private void put(int one) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) one;
    }

    private void put(byte[] some, int from, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(some, from, bytes, size, length);
        size += length;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }
}
