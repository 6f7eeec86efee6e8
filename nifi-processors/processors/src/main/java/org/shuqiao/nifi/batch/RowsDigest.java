package org.shuqiao.nifi.batch;

import java.math.BigInteger;
import java.security.MessageDigest;
import org.shuqiao.base.digest.Sha256;

/**
 * Order-independent digest of rows: the sum of their SHA-256 modulo 2^256, and their number. A
 * database may return an unchanged table in another order; a row that is there twice must count twice.
 */
public final class RowsDigest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest sha = Sha256.create();
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    public void add(byte[] row, int length) {
        sha.update(row, 0, length);
        sum = sum.add(new BigInteger(1, sha.digest())).mod(MODULUS);
        rows++;
    }

    public String value() {
        return Sha256.tagged(rows + ":" + sum.toString(16));
    }
}
