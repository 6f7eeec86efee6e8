package org.shuqiao.bench.measurement;

import java.util.List;

/** Throughput in items per second: median, minimum and maximum over the rounds. */
public record Throughput(double median, double least, double most) {

    public static Throughput of(List<Double> perSecond) {
        List<Double> sorted = perSecond.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Throughput(median, sorted.getFirst(), sorted.getLast());
    }
}
