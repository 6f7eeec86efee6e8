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

    private final Server server;
    private final int rowsASecond;
    private final int step;
    private int rows;

    private SourceLoad(Server server, int rowsASecond) {
        this.server = server;
        this.rowsASecond = rowsASecond;
        step = Math.max(1, rowsASecond / LOOKS);
    }

    /** @return what is told instead of a pull outside the hours of its source; nothing is asked of the server then */
    static Optional<CodedException> closed(ProcessContext context, Clock clock, String source) {
        return Optional.ofNullable(context.getProperty(TableProperties.HOURS).getValue()).flatMap(Hours::of)
                .filter(hours -> !hours.contain(LocalTime.now(clock)))
                .map(hours -> new CodedException(CollectCode.SOURCE_CLOSED, source, hours.from(), hours.text()));
    }

    /**
     * Waits for one of the server's connections.
     *
     * @throws CodedException {@code SOURCE_OCCUPIED}
     */
    static SourceLoad enter(ProcessContext context, String source) {
        Integer connections = context.getProperty(TableProperties.CONNECTIONS).asInteger();
        Integer rate = context.getProperty(TableProperties.RATE).asInteger();
        return enter(source, connections == null ? Integer.MAX_VALUE : connections, rate == null ? 0 : rate,
                TableProperties.time(context, TableProperties.CONNECT));
    }

    /** @param rowsASecond 0 for as many as there are */
    static SourceLoad enter(String source, int connections, int rowsASecond, Duration within) {
        Server server = server(source);
        if (!server.enter(connections, within)) {
            throw new CodedException(CollectCode.SOURCE_OCCUPIED, source, connections, within.toSeconds());
        }
        return new SourceLoad(server, rowsASecond);
    }

    private static Server server(String source) {
        Matcher authority = AUTHORITY.matcher(source);
        return SERVERS.computeIfAbsent(authority.find() ? authority.group(1) : source, name -> new Server());
    }

    /** @return rows that may wait in memory: at most a second's, so that a transaction never stands idle for long */
    int fetch(int rowsAtOnce) {
        return rowsASecond == 0 ? rowsAtOnce : Math.min(rowsAtOnce, rowsASecond);
    }

    /** Counts a row that was read, and waits if there were too many. */
    void row() {
        if (rowsASecond == 0 || ++rows < step) {
            return;
        }
        rows = 0;
        try {
            TimeUnit.NANOSECONDS.sleep(server.take(TimeUnit.SECONDS.toNanos(step) / rowsASecond));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("stopped while reading");
        }
    }

    @Override
    public void close() {
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
