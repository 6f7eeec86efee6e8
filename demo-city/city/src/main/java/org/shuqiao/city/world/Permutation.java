package org.shuqiao.city.world;

import java.math.BigInteger;

/** Permutation of 0 … size-1 by the affine map {@code i → (step·i + offset) mod size}, without a table. */
public final class Permutation {
    private final long size;
    private final long step;
    private final long offset;

    private Permutation(long size, long step, long offset) {
        this.size = size;
        this.step = step;
        this.offset = offset;
    }

    /** The shuffle of {@code size} numbers that belongs to a seed and a subject. */
    public static Permutation of(long seed, String subject, long size) {
        var draw = SeededRandom.of(seed, subject, size);
        long step = size <= 2 ? 1 : 1 + Long.remainderUnsigned(draw.next(), size - 1);
        while (gcd(step, size) != 1) {
            step = step % size + 1;
        }
        return new Permutation(size, step, Long.remainderUnsigned(draw.next(), size));
    }

    /** Number of numbers are shuffled. */
    public long size() {
        return size;
    }

    /** Where {@code index} goes. */
    public long at(long index) {
        long high = Math.multiplyHigh(step, index);
        long product = step * index;
        if (high == 0 && product >= 0 && product <= Long.MAX_VALUE - offset) {
            return (product + offset) % size;
        }
        return BigInteger.valueOf(step).multiply(BigInteger.valueOf(index)).add(BigInteger.valueOf(offset))
                .mod(BigInteger.valueOf(size)).longValueExact();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
