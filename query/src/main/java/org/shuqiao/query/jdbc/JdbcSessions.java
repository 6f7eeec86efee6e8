package org.shuqiao.query.jdbc;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/** Open connections of all users; those that rest for ten minutes end with all that is theirs. */
final class JdbcSessions {

    private static final Duration REST = Duration.ofMinutes(10);
    private static final int ALL = 1_000;
    private static final int OF_ONE_USER = 20;
    private static final long BYTES_OF_ONE_USER = 64L << 20;

    private final Cache<String, JdbcSession> sessions = CacheBuilder.newBuilder().expireAfterAccess(REST).build();

    synchronized void open(String id, JdbcSession session) {
        sessions.cleanUp();
        if (sessions.size() >= ALL || of(session.user()).size() >= OF_ONE_USER) {
            throw new CodedException(QueryCode.TOO_MUCH_OPEN);
        }
        if (sessions.asMap().putIfAbsent(id, session) != null) {
            throw new NoSuchConnectionException(id);
        }
    }

    /** The id of a connection is chosen by its client: it opens nothing for another user. */
    JdbcSession session(String id) {
        JdbcSession session = sessions.getIfPresent(id);
        if (session == null || !session.user().equals(CurrentUser.get())) {
            throw new NoSuchConnectionException(id);
        }
        CurrentUser.reads(session.language());
        return session;
    }

    void close(String id) {
        session(id).stop();
        sessions.invalidate(id);
    }

    /** Refuses a statement before it is asked while its user leaves too much of earlier answers unread. */
    void checkUnread(String user) {
        if (of(user).stream().mapToLong(JdbcSession::bytes).sum() > BYTES_OF_ONE_USER) {
            throw new CodedException(QueryCode.TOO_MUCH_OPEN);
        }
    }

    private List<JdbcSession> of(String user) {
        return sessions.asMap().values().stream().filter(session -> session.user().equals(user)).toList();
    }
}
