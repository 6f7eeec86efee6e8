package org.shuqiao.bench.measurement;

import java.util.OptionalDouble;

/**
 * One measured result: the platform and a stock tool at the same work.
 *
 * @param what the work, and what the platform does it with
 * @param stock what else did the same work
 * @param bound how many times slower the platform may be; none where the two do not do the same
 */
public record Measurement(Part part, String what, String stock, Unit unit, Throughput ours, Throughput theirs,
        OptionalDouble bound) {

    /** @return how many times longer the platform takes; below 1 it is the faster one */
    public double ratio() {
        return theirs.median() / ours.median();
    }

    public boolean within() {
        return bound.isEmpty() || ratio() <= bound.getAsDouble();
    }
}
