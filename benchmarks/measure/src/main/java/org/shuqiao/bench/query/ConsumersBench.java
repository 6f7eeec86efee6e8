package org.shuqiao.bench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Throughput;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.query.policy.Mask;

/**
 * Measures ten, fifty and two hundred consumers that each ask for one person after the other, beside as many
 * connections to one DuckDB: all answers in a second, the time that 99 of 100 answers stay below, and what the consumer
 * got who got the least.
 */
final class ConsumersBench {

    private static final int[] CONSUMERS = {10, 50, 200};
    private static final long NANOS = 5_000_000_000L;
    private static final double BOUND = 1.5;
    private static final double PERCENT = 100;

    private final QueryCity city;
    private final AtomicLong time;
    private final String filter;
    private final Map<String, Mask> masks;

    /** @param time counts the questions, so that none is asked twice */
    ConsumersBench(QueryCity city, AtomicLong time, String filter, Map<String, Mask> masks) {
        this.city = city;
        this.time = time;
        this.filter = filter;
        this.masks = masks;
    }

    /** Counts of what the consumers saw in some seconds. */
    private record Served(double answers, double slow, double least) { }

    private interface Consumer {
        void ask() throws Exception;
    }

    List<Measurement> run(int rounds) throws Exception {
        List<Measurement> found = new ArrayList<>();
        for (int consumers : CONSUMERS) {
            List<Served> ours = new ArrayList<>();
            List<Served> theirs = new ArrayList<>();
            for (int round = -1; round < rounds; round++) { // the first one warms up
                Served granted = granted(consumers);
                Served direct = direct(consumers);
                if (round >= 0) {
                    ours.add(granted);
                    theirs.add(direct);
                }
            }
            String who = consumers + " consumers at once, another person each time";
            found.add(new Measurement(Part.QUERY, who, "DuckDB", Unit.ANSWER,
                    Throughput.of(ours.stream().map(Served::answers).toList()),
                    Throughput.of(theirs.stream().map(Served::answers).toList()), OptionalDouble.of(BOUND)));
            found.add(new Measurement(Part.QUERY, who + ": 99 of 100 answers within", "DuckDB", Unit.QUERY,
                    Throughput.of(ours.stream().map(Served::slow).toList()),
                    Throughput.of(theirs.stream().map(Served::slow).toList()), OptionalDouble.of(BOUND)));
            found.add(new Measurement(Part.QUERY, who + ": the one that got the least", "DuckDB", Unit.SHARE,
                    Throughput.of(ours.stream().map(Served::least).toList()),
                    Throughput.of(theirs.stream().map(Served::least).toList()), OptionalDouble.empty()));
        }
        return found;
    }

    private Served granted(int consumers) throws Exception {
        Consumer asks = () -> city.granted(BenchmarkQuery.ANOTHER.sql(time.getAndIncrement()),
                BenchmarkQuery.ANOTHER.rows(), filter, masks);
        return served(Collections.nCopies(consumers, asks));
    }

    private Served direct(int consumers) throws Exception {
        List<QueryCity.DirectConsumer> connections = new ArrayList<>();
        try {
            for (int i = 0; i < consumers; i++) {
                connections.add(city.consumer());
            }
            return served(connections.stream().<Consumer>map(connection -> () -> connection.ask(
                    BenchmarkQuery.ANOTHER.direct(time.getAndIncrement()), BenchmarkQuery.ANOTHER.rows())).toList());
        } finally {
            for (QueryCity.DirectConsumer connection : connections) {
                connection.close();
            }
        }
    }

    private static Served served(List<Consumer> consumers) throws Exception {
        CountDownLatch start = new CountDownLatch(consumers.size());
        List<Callable<long[]>> work = new ArrayList<>();
        consumers.forEach(consumer -> work.add(() -> times(consumer, start)));
        List<long[]> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(consumers.size())) {
            for (Future<long[]> one : threads.invokeAll(work)) {
                all.add(one.get());
            }
        }
        long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        long least = all.stream().mapToLong(one -> one.length).min().orElse(0);
        double slow = times[(int) Math.min(times.length - 1, times.length * 99L / 100)];
        return new Served(times.length / (NANOS / 1e9), 1e9 / slow,
                PERCENT * least * consumers.size() / times.length);
    }

    /** @return how long each answer took, in nanoseconds */
    private static long[] times(Consumer consumer, CountDownLatch start) throws Exception {
        start.countDown();
        start.await();
        List<Long> times = new ArrayList<>();
        long begin = System.nanoTime();
        for (long now = begin; now - begin < NANOS;) {
            consumer.ask();
            long after = System.nanoTime();
            times.add(after - now);
            now = after;
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }
}
