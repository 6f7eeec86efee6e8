package org.shuqiao.exchange.domain.security;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Enters events into the security log. A change is entered in its own transaction ({@link #enter}). What a client can
 * repeat at will is entered the first times in an hour and counted from then on ({@link #count}): the rest of the hour
 * becomes one entry with {@code count}, when the hour is over or the server stops.
 */
public final class SecurityJournal implements AutoCloseable {

    /** Hours are counted from the first event of each kind, account and place. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Windows at once; further ones share one for each kind. */
    private static final int MOST = 10_000;

    private final ExchangeStore store;
    private final JdbcTemplate jdbc;
    private final SecurityLog log;
    private final Map<Key, Window> windows = new HashMap<>();
    private final List<SecurityEvent> later = new ArrayList<>();

    public SecurityJournal(ExchangeStore store, DataSource source, SecurityLog log) {
        this.store = store;
        this.jdbc = new JdbcTemplate(source);
        this.log = log;
    }

    private record Key(SecurityKind kind, String account, String about, Map<String, String> details) { }

    private record Window(Instant first, int entered, long counted, Instant last) {

        boolean over(Instant now) {
            return !now.isBefore(first.plus(WINDOW));
        }
    }

    /** Enters in the running transaction, or in one of its own; the last thing that a transaction does. */
    public void enter(SecurityKind kind, String account, String about, Map<String, String> details) {
        SecurityEvent event = event(store.now(), kind, account, about, details);
        store.inTransaction(() -> jdbc.execute((ConnectionCallback<Long>) c -> log.append(c, event).index()));
    }

    /**
     * Enters at once, in a transaction of its own, or counts.
     *
     * @param atOnce how many of the same are entered one by one in an hour
     */
    public void count(int atOnce, SecurityKind kind, String account, String about, Map<String, String> details) {
        Instant now = store.now();
        List<SecurityEvent> due = new ArrayList<>();
        synchronized (windows) {
            Key own = new Key(kind, account, about, Map.copyOf(details));
            Key key = windows.size() < MOST || windows.containsKey(own) ? own : new Key(kind, "", "", Map.of());
            Window window = windows.get(key);
            if (window != null && window.over(now)) {
                due.addAll(summary(key, window));
                window = null;
            }
            Window before = window == null ? new Window(now, 0, 0, now) : window;
            if (before.entered() < atOnce) {
                due.add(event(now, kind, account, about, details));
                windows.put(key, new Window(before.first(), before.entered() + 1, before.counted(), now));
            } else {
                windows.put(key, new Window(before.first(), before.entered(), before.counted() + 1, now));
            }
        }
        due.forEach(log::append);
    }

    /**
     * Notes the first of an event in an hour and counts the others. Enters nothing itself, so that it may be called in
     * any transaction; what was noted is entered a few seconds later.
     */
    public void note(SecurityKind kind, String account, String about, Map<String, String> details) {
        Instant now = store.now();
        synchronized (windows) {
            Key key = new Key(kind, account, about, Map.copyOf(details));
            Window window = windows.get(key);
            if (window != null && !window.over(now)) {
                windows.put(key, new Window(window.first(), 1, window.counted() + 1, now));
                return;
            }
            if (window != null) {
                later.addAll(summary(key, window));
            }
            if (windows.size() < MOST) {
                windows.put(key, new Window(now, 1, 0, now));
            }
            later.add(event(now, kind, account, about, details));
        }
    }

    /** Enters what was noted, and the counts of the hours that are over. */
    public void enterCounts() {
        drain(false);
    }

    /** Enters all counts. */
    @Override
    public void close() {
        drain(true);
    }

    private void drain(boolean all) {
        Instant now = store.now();
        List<SecurityEvent> due = new ArrayList<>();
        synchronized (windows) {
            due.addAll(later);
            later.clear();
            windows.entrySet().removeIf(each -> {
                boolean over = all || each.getValue().over(now);
                if (over) {
                    due.addAll(summary(each.getKey(), each.getValue()));
                }
                return over;
            });
        }
        due.forEach(log::append);
    }

    private List<SecurityEvent> summary(Key key, Window window) {
        if (window.counted() == 0) {
            return List.of();
        }
        Map<String, String> details = new HashMap<>(key.details());
        details.put("count", String.valueOf(window.counted()));
        details.put("from", text(window.first()));
        details.put("to", text(window.last()));
        return List.of(event(store.now(), key.kind(), key.account(), key.about(), details));
    }

    private static SecurityEvent event(Instant time, SecurityKind kind, String account, String about,
            Map<String, String> details) {
        return new SecurityEvent(OffsetDateTime.ofInstant(time, ExchangeStore.ZONE), kind, account, about, details);
    }

    private static String text(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(time, ExchangeStore.ZONE)
                .withNano(0));
    }
}
