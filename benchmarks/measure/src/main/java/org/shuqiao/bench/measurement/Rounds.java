package org.shuqiao.bench.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures two implementations of the same work in alternating rounds, after one warm-up round each.
 */
public final class Rounds {

    private final int count;

    /** @param count measured rounds of each side */
    public Rounds(int count) {
        this.count = count;
    }

    /** Unit of measured work: returns how many items it processed and throws if that count is wrong. */
    @FunctionalInterface
    public interface Work {
        long run() throws Exception;
    }

    public Measurement measure(Part part, String what, String stock, Unit unit, OptionalDouble bound, Work ours,
            Work theirs)
            throws Exception {
        perSecond(ours);
        perSecond(theirs);
        List<Double> mine = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            mine.add(perSecond(ours));
            other.add(perSecond(theirs));
        }
        return new Measurement(part, what, stock, unit, Throughput.of(mine), Throughput.of(other), bound);
    }

    private static double perSecond(Work work) throws Exception {
        long start = System.nanoTime();
        long done = work.run();
        return done / ((System.nanoTime() - start) / 1e9);
    }
}
