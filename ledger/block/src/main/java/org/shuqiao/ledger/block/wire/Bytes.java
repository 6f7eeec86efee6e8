package org.shuqiao.ledger.block.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A sequence of bytes that nobody can change, equal to another one of the same bytes. */
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** @param end place after the last one */
    static Bytes copyOf(byte[] bytes, int begin, int end) {
        return begin == end ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, begin, end));
    }

    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** @param index from 0 */
    public byte at(int index) {
        return bytes[index];
    }

    /** @return these and then the other ones */
    public Bytes concat(Bytes other) {
        byte[] both = Arrays.copyOf(bytes, Math.addExact(bytes.length, other.bytes.length));
        System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
        return new Bytes(both);
    }

    /** @return a copy */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** @return a view without a copy, which cannot be written to */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes same && Arrays.equals(bytes, same.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Tells the size alone, because the content may be anything. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
