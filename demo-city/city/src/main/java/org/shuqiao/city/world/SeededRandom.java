package org.shuqiao.city.world;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Seeded random numbers with random access. The same seed, subject and index always give the same draws.
 */
public final class SeededRandom {
    private long state;

    private SeededRandom(long state) {
        this.state = state;
    }

    /** Draws for one thing: {@code subject} names the question asked, {@code index} the thing it is asked of. */
    public static SeededRandom of(long seed, String subject, long index) {
        return new SeededRandom(mix(mix(seed ^ fingerprint(subject)) + mix(index)));
    }

    /** A whole number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code perMille} of 1,000 cases. */
    public boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    /** One of the choices, each as likely as the next. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The next 64 bits. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    // the finaliser of SplitMix64
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long fingerprint(String subject) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : subject.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }
}
