package org.shuqiao.query.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.SourceReading;

/** Runs queries within their time and stops them: when it is over, by the name of their reader, or all at the end. */
final class RunningQueries implements AutoCloseable {

    private final Map<RunningQuery, String> readers = new ConcurrentHashMap<>();
    private final QueryThreads threads = new QueryThreads();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("query-clock").daemon(true).factory());

    void everyMinute(Runnable work) {
        clock.scheduleWithFixedDelay(work, 1, 1, TimeUnit.MINUTES);
    }

    <T> T run(SourceReading reading, RunningQuery watch, Function<RunningQuery, T> work) {
        Duration time = reading.time();
        CodedException over = new CodedException(QueryCode.TIME_OVER, time.toMillis() / 1000.0);
        Future<?> alarm = clock.schedule(() -> watch.stop(over), time.toMillis(), TimeUnit.MILLISECONDS);
        readers.put(watch, reading.reader());
        try {
            return threads.call(() -> work.apply(watch), watch, time);
        } finally {
            readers.remove(watch);
            alarm.cancel(false);
        }
    }

    void stop(String reader, CodedException why) {
        readers.forEach((watch, name) -> {
            if (name.equals(reader)) {
                watch.stop(why);
            }
        });
    }

    @Override
    public void close() {
        readers.keySet().forEach(watch -> watch.stop(new CodedException(QueryCode.STOPPED)));
        clock.shutdownNow();
        threads.close();
    }
}
