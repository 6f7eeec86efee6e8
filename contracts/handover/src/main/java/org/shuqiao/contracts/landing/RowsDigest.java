package org.shuqiao.contracts.landing;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import org.shuqiao.base.digest.Sha256;

/**
 * Order-independent digest of rows: the sum of their SHA-256 modulo 2^256, and their number. A
 * database may return an unchanged table in another order; a row that is there twice must count twice.
 */
public final class RowsDigest {

    private static final int BUFFER = 1 << 16;
    private static final int WORDS = 8;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest sha = Sha256.create();
    /** The sum in words of 32 bits, the first the highest; each row is added, so no number is made for it. */
    private final int[] sum = new int[WORDS];
    private long rows;

    public void add(byte[] row, int length) {
        add(row, 0, length);
    }

    private void add(byte[] row, int begin, int length) {
        sha.update(row, begin, length);
        byte[] digest = sha.digest();
        long carry = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            carry += Integer.toUnsignedLong(sum[i]) + Integer.toUnsignedLong((int) WORD.get(digest, i * Integer.BYTES));
            sum[i] = (int) carry;
            carry >>>= Integer.SIZE;
        }
        rows++;
    }

    /** Adds each line, without what ends it. */
    public void addLines(InputStream lines) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int length = 0;
        for (int read = lines.read(buffer, 0, buffer.length); read >= 0;
                read = lines.read(buffer, length, buffer.length - length)) {
            int begin = 0;
            int end = length + read;
            for (int at = length; at < end; at++) {
                if (buffer[at] == '\n') {
                    add(buffer, begin, at - begin);
                    begin = at + 1;
                }
            }
            length = end - begin;
            if (begin > 0) {
                System.arraycopy(buffer, begin, buffer, 0, length);
            } else if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * length);
            }
        }
    }

    public String value() {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Integer.BYTES);
        bytes.asIntBuffer().put(sum);
        return Sha256.tagged(rows + ":" + new BigInteger(1, bytes.array()).toString(16));
    }
}
