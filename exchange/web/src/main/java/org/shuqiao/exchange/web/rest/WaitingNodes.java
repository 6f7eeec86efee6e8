package org.shuqiao.exchange.web.rest;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Calls of nodes that wait for something to come. They hold no thread of the server: one looks for all of them. */
@Component
class WaitingNodes implements AutoCloseable {

    private static final int LONGEST_SECONDS = 25;
    private static final long EVERY_MILLIS = 250;

    private final ScheduledExecutorService look = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "waiting-nodes");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Answers as soon as something is there, or with nothing when the time is over.
     *
     * @param find what is there
     * @param written the answer's bytes
     */
    <T> DeferredResult<byte[]> await(int seconds, Supplier<List<T>> find,
            Function<List<T>, byte[]> written) {
        List<T> now = find.get();
        int wait = Math.clamp(seconds, 0, LONGEST_SECONDS);
        DeferredResult<byte[]> answer = new DeferredResult<>(TimeUnit.SECONDS.toMillis(wait) + EVERY_MILLIS,
                () -> written.apply(List.of()));
        if (!now.isEmpty() || wait == 0) {
            answer.setResult(written.apply(now));
            return answer;
        }
        AtomicReference<ScheduledFuture<?>> task = new AtomicReference<>();
        task.set(look.scheduleWithFixedDelay(() -> {
            try {
                List<T> found = find.get();
                if (!found.isEmpty()) {
                    answer.setResult(written.apply(found));
                }
            } catch (RuntimeException e) {
                answer.setErrorResult(e);
            }
        }, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS));
        answer.onCompletion(() -> task.get().cancel(false));
        return answer;
    }

    @Override
    public void close() {
        look.shutdownNow();
    }
}
