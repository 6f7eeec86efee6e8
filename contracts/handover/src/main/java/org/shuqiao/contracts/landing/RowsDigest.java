package org.shuqiao.contracts.landing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import org.shuqiao.base.digest.Sha256;

/**
 * Order-independent digest of rows: the sum of their SHA-256 modulo 2^256, and their number. A
 * database may return an unchanged table in another order; a row that is there twice must count twice.
 */
public final class RowsDigest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private static final int BUFFER = 1 << 16;

    private final MessageDigest sha = Sha256.create();
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    public void add(byte[] row, int length) {
        add(row, 0, length);
    }

    private void add(byte[] row, int begin, int length) {
        sha.update(row, begin, length);
        sum = sum.add(new BigInteger(1, sha.digest())).mod(MODULUS);
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
        return Sha256.tagged(rows + ":" + sum.toString(16));
    }
}
