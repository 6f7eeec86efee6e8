package org.shuqiao.nifi.table;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.nifi.processor.ProcessContext;
import org.apache.nifi.processor.exception.ProcessException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.standards.source.Hours;

/** A pull's share of what may be asked of a server, which all pulls of this process have together. */
final class SourceLoad implements AutoCloseable {

    private static final Map<String, Server> SERVERS = new ConcurrentHashMap<>();
    private static final Pattern AUTHORITY = Pattern.compile("//([^/;?]+)");
    /** How often in a second a pull looks whether it is too fast. */
    private static final int LOOKS = 20;
    private static final int MOST_UNSEEN = 1000;
    private static final long SLICE_SECONDS = 60;

    private final String source;
    private final Server server;
    private final int rowsASecond;
    private final Optional<Open> within;
    private final int step;
    private int rows;
    private long read;

    /**
     * Hours of a source, and the clock by which they end.
     *
     * @param hours within which it is read
     */
    record Open(Hours hours, Clock clock) {

        private boolean ended() {
            return !hours.contain(LocalTime.now(clock));
        }
    }

    private SourceLoad(String source, Server server, int rowsASecond, Optional<Open> within) {
        this.source = source;
        this.server = server;
        this.rowsASecond = rowsASecond;
        this.within = within;
        step = rowsASecond == 0 ? MOST_UNSEEN : Math.clamp(rowsASecond / LOOKS, 1, MOST_UNSEEN);
    }

    /** @return what is told instead of a pull outside the hours of its source; nothing is asked of the server then */
    static Optional<CodedException> closed(ProcessContext context, Clock clock, String source) {
        return open(context, clock).filter(Open::ended).map(Open::hours)
                .map(hours -> new CodedException(CollectCode.SOURCE_CLOSED, source, hours.from(), hours.text()));
    }

    private static Optional<Open> open(ProcessContext context, Clock clock) {
        return Optional.ofNullable(context.getProperty(TableProperties.HOURS).getValue()).flatMap(Hours::of)
                .map(hours -> new Open(hours, clock));
    }

    /**
     * Waits for one of the server's connections, and until the rows of earlier slices are due.
     *
     * @throws CodedException {@code SOURCE_OCCUPIED}
     */
    static SourceLoad enter(ProcessContext context, Clock clock, String source) {
        Integer connections = context.getProperty(TableProperties.CONNECTIONS).asInteger();
        Integer rate = context.getProperty(TableProperties.RATE).asInteger();
        return enter(source, connections == null ? Integer.MAX_VALUE : connections, rate == null ? 0 : rate,
                open(context, clock), TableProperties.time(context, TableProperties.CONNECT));
    }

    /** @param rowsASecond 0 for as many as there are */
    static SourceLoad enter(String source, int connections, int rowsASecond, Optional<Open> within, Duration patience) {
        Server server = server(source);
        if (rowsASecond > 0) {
            sleep(server.take(0));
        }
        if (!server.enter(connections, patience)) {
            throw new CodedException(CollectCode.SOURCE_OCCUPIED, source, connections, patience.toSeconds());
        }
        return new SourceLoad(source, server, rowsASecond, within);
    }

    private static Server server(String source) {
        Matcher authority = AUTHORITY.matcher(source);
        return SERVERS.computeIfAbsent(authority.find() ? authority.group(1) : source, name -> new Server());
    }

    /** @return rows that may wait in memory: at most a second's, so that a transaction never stands idle for long */
    int fetch(int rowsAtOnce) {
        return rowsASecond == 0 ? rowsAtOnce : Math.min(rowsAtOnce, rowsASecond);
    }

    /** @return rows of a slice: at most a minute's, so that its transaction and what is lost with it stay small */
    int slice(int most) {
        return rowsASecond == 0 ? most : (int) Math.min(most, SLICE_SECONDS * rowsASecond);
    }

    /**
     * Counts a row that was read, and waits if there were too many.
     *
     * @throws CodedException {@code HOURS_ENDED}
     */
    void row() {
        read++;
        if (++rows < step) {
            return;
        }
        if (within.isPresent() && within.get().ended()) {
            throw new CodedException(CollectCode.HOURS_ENDED, source, within.get().hours().text(), read);
        }
        sleep(due());
    }

    /** @return nanoseconds until the rows since the last time are due */
    private long due() {
        long due = rowsASecond == 0 ? 0 : server.take(TimeUnit.SECONDS.toNanos(rows) / rowsASecond);
        rows = 0;
        return due;
    }

    private static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("stopped while reading");
        }
    }

    /** What was read and not waited for is waited for by the next. */
    @Override
    public void close() {
        due();
        server.leave();
    }

    /** Server with the connections that pulls have open, and the time up to which its rows have been given out. */
    private static final class Server {

        private int open;
        private long given = System.nanoTime();

        synchronized boolean enter(int most, Duration within) {
            long end = System.nanoTime() + within.toNanos();
            try {
                for (long left = within.toNanos(); open >= most; left = end - System.nanoTime()) {
                    if (left <= 0) {
                        return false;
                    }
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProcessException("stopped while waiting");
            }
            open++;
            return true;
        }

        synchronized void leave() {
            open--;
            notifyAll();
        }

        /** @return nanoseconds until the rows are due that take so many */
        synchronized long take(long nanos) {
            long now = System.nanoTime();
            given = Math.max(now, given) + nanos;
            return given - now;
        }
    }
}
