package org.shuqiao.catalog.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.catalog.waiting.PublishQueue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gapless log of published and withdrawn versions, written in the publishing transaction (transactional outbox). They
 * are written in the transaction that publishes, so a reader who keeps the last number it has seen (the ledger, the
 * search index) misses nothing and sees nothing twice.
 */
public final class Announcements {

    /** The number of the advisory lock under which announcements are numbered. */
    private static final long LOCK = 0x5351434154L;

    private final JdbcClient jdbc;
    private final PublishQueue waiting;

    public Announcements(JdbcClient jdbc, PublishQueue waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /** @return up to {@code most} announcements with a number above {@code sequence}, in order */
    public List<Announcement> after(long sequence, int most) {
        return jdbc.sql("SELECT * FROM catalog.announcement WHERE sequence > ? ORDER BY sequence LIMIT ?")
                .params(sequence, most).query(Announcements::read).list();
    }

    /** @return the number of the newest announcement; 0 before the first */
    public long last() {
        return jdbc.sql("SELECT coalesce(max(sequence), 0) FROM catalog.announcement").query(Long.class).single();
    }

    /** @return the number of the newest announcement of an entry; 0 before its first */
    public long newest(String code) {
        return jdbc.sql("SELECT coalesce(max(sequence), 0) FROM catalog.announcement WHERE code = ?").param(code)
                .query(Long.class).single();
    }

    /** Makes this transaction the only one that announces until it ends; taken before any row is locked. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query((row, i) -> true).single();
    }

    /** Writes the announcement under the next number, which it returns with it; needs the lock. */
    Announcement add(Announcement fact) {
        long sequence = last() + 1;
        jdbc.sql("""
                INSERT INTO catalog.announcement
                    (sequence, kind, entry, code, version, digest, provider, submitted_by, person, department, at, \
                reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(sequence, fact.kind().name()
                .toLowerCase(Locale.ROOT), fact.entry(), fact.code(), fact.version(), fact.digest(),
                fact.provider(), fact.submittedBy(), fact.person(), fact.department(),
                        OffsetDateTime.ofInstant(fact.at(), ZoneOffset.UTC),
                fact.reason()).update();
        waiting.add(ChangeKind.ENTRY, fact.code());
        return new Announcement(sequence, fact.kind(), fact.entry(), fact.code(), fact.version(), fact.digest(),
                fact.provider(), fact.submittedBy(), fact.person(), fact.department(), fact.at(), fact.reason());
    }

    private static Announcement read(ResultSet row, int number) throws SQLException {
        return new Announcement(row.getLong("sequence"),
                Announcement.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("entry"), row.getString("code"), row.getInt("version"), row.getString("digest"),
                        row.getString("provider"),
                row.getString("submitted_by"), row.getString("person"), row.getString("department"),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("reason"));
    }
}
