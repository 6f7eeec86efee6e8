package org.shuqiao.query.source.hive;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Connections to an engine that wait for the next query. Each is a session of the engine, which costs it a log-in and a
 * catalog of its own. All are of one account and their settings never change, so any query may use any of them.
 */
final class IdleConnections implements AutoCloseable {

    private static final int MOST = 16;
    private static final Duration KEPT = Duration.ofMinutes(2);
    /** Idle time after which a connection is tried before it is used: the engine may have been restarted meanwhile. */
    private static final Duration TRUSTED = Duration.ofMillis(500);

    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(Connection connection, long since) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /** @return the connection that was used last, if it still answers; whoever closes it gives it back */
    Optional<Connection> take() {
        for (Optional<Idle> next = next(); next.isPresent(); next = next()) {
            Connection connection = next.get().connection();
            if (next.get().age().compareTo(KEPT) < 0
                    && (next.get().age().compareTo(TRUSTED) < 0 || answers(connection))) {
                return Optional.of(lend(connection));
            }
            end(connection);
        }
        return Optional.empty();
    }

    /** @return the connection, which is given back when it is closed */
    Connection lend(Connection connection) {
        AtomicBoolean lent = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (lent.getAndSet(false)) {
                            giveBack(connection);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized Optional<Idle> next() {
        return Optional.ofNullable(idle.pollFirst());
    }

    private void giveBack(Connection connection) throws SQLException {
        synchronized (this) {
            if (!closed && !connection.isClosed()) {
                idle.addFirst(new Idle(connection, System.nanoTime()));
                if (idle.size() <= MOST) {
                    return;
                }
                end(idle.pollLast().connection());
                return;
            }
        }
        connection.close();
    }

    private static boolean answers(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // the engine is gone, and its sessions with it
        }
    }

    @Override
    public void close() {
        Deque<Idle> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(idle);
            idle.clear();
        }
        left.forEach(each -> end(each.connection()));
    }
}
