package org.shuqiao.exchange.domain.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same call concurrently several times. */
public final class ConcurrentCalls {

    private ConcurrentCalls() { }

    /** @return what each call gave: its value or its exception */
    public static List<Object> run(int times, Callable<?> call) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(times);
        List<Object> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<Object>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            for (Future<Object> each : running) {
                try {
                    results.add(each.get());
                } catch (ExecutionException e) {
                    results.add(e.getCause());
                }
            }
        }
        return results;
    }
}
