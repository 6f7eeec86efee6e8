package org.shuqiao.query.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.PreparedSql;

/**
 * Connection of one user for one purpose: its open statements, the answers that are not read to their end, and the
 * newest receipts. All of it is bounded.
 */
final class JdbcSession {

    private static final int STATEMENTS = 100;
    private static final int RECEIPTS = 200;
    private static final int CELL = 16;

    private final String user;
    private final String purpose;
    private final Language language;
    private final Optional<Duration> time;
    private final Map<RunningStatement, Integer> running = new HashMap<>();
    private final Map<Integer, Optional<PreparedSql>> statements = new HashMap<>();
    private final Map<Integer, Unread> unread = new HashMap<>();
    private final Deque<ReceiptTable.Entry> receipts = new ArrayDeque<>();
    private long asked;

    private record Unread(Answer answer, long bytes) { }

    /** @param time that a statement may take, where the client sets one */
    JdbcSession(String user, String purpose, Language language, Optional<Duration> time) {
        this.user = user;
        this.purpose = purpose;
        this.language = language;
        this.time = time;
    }

    String user() {
        return user;
    }

    String purpose() {
        return purpose;
    }

    Language language() {
        return language;
    }

    /** @param tag of a locale; English where it is blank */
    static Language language(String tag) {
        return tag.isBlank() ? Language.EN : Language.of(Locale.forLanguageTag(tag));
    }

    Optional<Duration> time() {
        return time;
    }

    JdbcQuery query(String sql, RunningStatement statement) {
        return new JdbcQuery(user, purpose, language, sql, statement);
    }

    synchronized void runs(int statement, RunningStatement now) {
        running.put(now, statement);
    }

    synchronized void ended(RunningStatement statement) {
        running.remove(statement);
    }

    /** The client closed the connection: nobody waits for what runs. */
    synchronized void stop() {
        running.keySet().forEach(each -> each.stop(new CodedException(QueryCode.STOPPED)));
    }

    /** @param prepared what it runs, where it is prepared */
    synchronized void open(int statement, Optional<PreparedSql> prepared) {
        if (statements.size() >= STATEMENTS) {
            throw new CodedException(QueryCode.TOO_MUCH_OPEN);
        }
        statements.put(statement, prepared);
    }

    synchronized void close(int statement) {
        statements.remove(statement);
        unread.remove(statement);
        running.forEach((each, of) -> {
            if (of == statement) {
                each.stop(new CodedException(QueryCode.STOPPED));
            }
        });
    }

    synchronized PreparedSql prepared(int statement) {
        return statements.getOrDefault(statement, Optional.empty())
                .orElseThrow(() -> new CodedException(QueryCode.STATEMENT_CLOSED));
    }

    /** The answer before it on the same statement is over. */
    synchronized void forget(int statement) {
        unread.remove(statement);
    }

    synchronized void keep(int statement, Answer answer) {
        if (statements.containsKey(statement)) {
            unread.put(statement, new Unread(answer, bytes(answer)));
        }
    }

    synchronized Optional<Answer> unread(int statement) {
        return Optional.ofNullable(unread.get(statement)).map(Unread::answer);
    }

    /** @return bytes of the answers that are kept, about */
    synchronized long bytes() {
        return unread.values().stream().mapToLong(Unread::bytes).sum();
    }

    private static long bytes(Answer answer) {
        long bytes = 0;
        for (List<Object> row : answer.rows()) {
            for (Object value : row) {
                bytes += CELL + (value instanceof String text ? 2L * text.length() : 0);
            }
        }
        return bytes;
    }

    synchronized void note(JdbcResult result) {
        asked++;
        result.proof().ifPresent(proof -> {
            receipts.addLast(ReceiptTable.Entry.of(asked, result, proof));
            if (receipts.size() > RECEIPTS) {
                receipts.removeFirst();
            }
        });
    }

    /** @return the newest ones, oldest first */
    synchronized List<ReceiptTable.Entry> receipts() {
        return new ArrayList<>(receipts);
    }
}
