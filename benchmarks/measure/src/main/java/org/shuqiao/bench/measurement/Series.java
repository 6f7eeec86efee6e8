package org.shuqiao.bench.measurement;

import java.util.List;

/** How many a second, over several rounds. */
public record Series(double median, double least, double most) {

    public static Series of(List<Double> perSecond) {
        List<Double> sorted = perSecond.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Series(median, sorted.getFirst(), sorted.getLast());
    }
}
