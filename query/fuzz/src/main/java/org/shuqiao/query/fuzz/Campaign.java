package org.shuqiao.query.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Tries generated queries under generated grants by three oracles: no hidden value shows; a copy that was masked by
 * hand answers the same; nothing changes when only hidden values do.
 */
public final class Campaign {

    private static final int QUERIES_OF_A_SETTING = 100;
    private static final int MOST_FINDINGS = 40;

    private final long queries;
    private final long seed;
    private final int workers;
    private final Place place;
    private final LongConsumer progress;
    private final Consumer<Finding> found;
    private final AtomicLong tried = new AtomicLong();
    private final AtomicLong compared = new AtomicLong();
    private final Map<String, Long> codes = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param progress is told how many queries were tried
     * @param found is told each finding at once
     */
    public Campaign(long queries, long seed, int workers, Place place, LongConsumer progress,
            Consumer<Finding> found) {
        this.place = place;
        this.found = found;
        this.queries = queries;
        this.seed = seed;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * What came of all queries.
     *
     * @param compared how many answers were compared with those of the copies
     * @param refused how many queries were refused, by code
     */
    public record Result(long tried, long compared, Map<String, Long> refused, List<Finding> findings) {
        public Result {
            refused = Map.copyOf(refused);
            findings = List.copyOf(findings);
        }
    }

    public Result run() throws Exception {
        try (World world = new World(); ExecutorService all = Executors.newFixedThreadPool(workers)) {
            List<Callable<Void>> work = new ArrayList<>();
            AtomicLong next = new AtomicLong();
            for (int w = 0; w < workers; w++) {
                List<MaskedCopy> copies = world.copies(w);
                work.add(() -> {
                    work(world, copies, next);
                    return null;
                });
            }
            for (Future<Void> done : all.invokeAll(work)) {
                done.get();
            }
        }
        synchronized (findings) {
            return new Result(tried.get(), compared.get(), codes, findings);
        }
    }

    private void work(World world, List<MaskedCopy> copies, AtomicLong next) throws Exception {
        for (long n = next.getAndIncrement(); n * QUERIES_OF_A_SETTING < queries; n = next.getAndIncrement()) {
            Setting setting = world.setting(seed * 1_000_003 + n, Long.toString(n), place, copies);
            for (int q = 0; q < QUERIES_OF_A_SETTING && n * QUERIES_OF_A_SETTING + q < queries; q++) {
                int number = q;
                Setting.Tried one = setting.tried(Choices.random((seed * 31 + n) * 1_000_003 + q), q);
                note(one);
                if (one.finding().isPresent() && room()) {
                    Finding small = Shrinking.of(one, choices -> setting.tried(choices, number));
                    synchronized (findings) {
                        findings.add(small);
                        found.accept(small);
                    }
                }
            }
            setting.drop();
        }
    }

    private boolean room() {
        synchronized (findings) {
            return findings.size() < MOST_FINDINGS;
        }
    }

    private void note(Setting.Tried one) {
        if (!one.code().isEmpty()) {
            synchronized (codes) {
                codes.merge(one.code(), 1L, Long::sum);
            }
        }
        if (one.compared()) {
            compared.incrementAndGet();
        }
        progress.accept(tried.incrementAndGet());
    }
}
