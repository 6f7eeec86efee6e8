package org.shuqiao.catalog.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Database access to entries, their versions and their steps. Every write happens in the caller's transaction. */
final class EntryRows {

    private static final String SELECT = "SELECT v.*, e.code FROM catalog.entry_version v JOIN catalog.entry e ON "
            + "e.id = v.entry ";

    private final JdbcClient jdbc;

    EntryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long createEntry(String provider) {
        return jdbc.sql("INSERT INTO catalog.entry (provider) VALUES (?) RETURNING id").param(provider)
                .query(Long.class).single();
    }

    void createVersion(long entry, int version, String provider, EntryDraft draft, CatalogUser by, Instant at) {
        jdbc.sql("""
                INSERT INTO catalog.entry_version (entry, version, state, revision, draft, name, provider, \
                created_by, edited_by, edited_at)
                VALUES (?, ?, 'draft', 1, ?::jsonb, ?, ?, ?, ?, ?)
                """)
                .params(entry, version, CatalogJson.write(draft), draft.name(), provider, by.person(), by.person(),
                        utc(at)).update();
    }

    /** Locks the entry until the transaction ends. */
    void lock(long entry) {
        jdbc.sql("SELECT id FROM catalog.entry WHERE id = ? FOR UPDATE").param(entry).query(Long.class).optional()
                .orElseThrow(() -> new CodedException(CatalogCode.ENTRY_UNKNOWN, entry));
    }

    String provider(long entry) {
        return jdbc.sql("SELECT provider FROM catalog.entry WHERE id = ?").param(entry).query(String.class).single();
    }

    Optional<EntryVersion> find(long entry, int version) {
        return jdbc.sql(SELECT + "WHERE v.entry = ? AND v.version = ?").params(entry, version).query(EntryRows::read)
                .optional();
    }

    List<EntryVersion> versions(long entry) {
        return jdbc.sql(SELECT + "WHERE v.entry = ? ORDER BY v.version DESC").param(entry).query(EntryRows::read)
                .list();
    }

    List<EntryVersion> inState(EntryState state, Optional<String> provider) {
        return jdbc.sql(SELECT + "WHERE v.state = :state AND (CAST(:provider AS text) IS NULL OR v.provider = "
                + ":provider) ORDER BY v.edited_at DESC, v.entry DESC")
                .param("state", state.code()).param("provider", provider.orElse(null)).query(EntryRows::read).list();
    }

    /** The versions that are or were published over any of the datasets; an index has what is published. */
    List<EntryVersion> madeOf(Collection<String> datasets) {
        String over = "v.draft ->> 'dataset' IN (:datasets)";
        return datasets.isEmpty() ? List.of() : jdbc.sql(SELECT + "WHERE v.state = 'published' AND " + over
                + " UNION ALL " + SELECT + "WHERE v.state IN ('withdrawn', 'superseded') AND " + over)
                .param("datasets", datasets).query(EntryRows::read).list();
    }

    /** The published versions whose draft names a resource among its related ones. */
    List<EntryVersion> relatedTo(String code) {
        return jdbc.sql(SELECT + "WHERE v.state = 'published' AND jsonb_exists(v.draft -> 'related', :code)")
                .param("code", code).query(EntryRows::read).list();
    }

    List<PublishedTitle> titles() {
        return jdbc.sql("SELECT e.code, v.name, v.provider FROM catalog.entry e JOIN catalog.entry_version v ON "
                + "v.entry = e.id AND v.version = e.published ORDER BY e.code")
                .query((row, number) -> new PublishedTitle(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    List<EntryVersion> openOf(String provider) {
        return jdbc.sql(SELECT + "WHERE v.provider = ? AND v.state IN ('draft', 'submitted') ORDER BY v.edited_at "
                + "DESC, v.entry DESC")
                .param(provider).query(EntryRows::read).list();
    }

    Optional<EntryVersion> publishedByCode(String code) {
        return jdbc.sql(SELECT + "WHERE e.code = ? AND v.version = e.published").param(code).query(EntryRows::read)
                .optional();
    }

    List<EntryVersion> publishedLast(int most) {
        return jdbc.sql(SELECT + "WHERE v.state = 'published' ORDER BY v.reviewed_at DESC, v.entry DESC LIMIT ?")
                .param(most).query(EntryRows::read).list();
    }

    /** Drafts, submitted and published versions; two statements, since each has an index of its own. */
    List<EntryVersion> currentOf(Collection<String> datasets) {
        List<EntryVersion> current = new ArrayList<>();
        for (String states : List.of("v.state = 'published'", "v.state IN ('draft', 'submitted')")) {
            current.addAll(jdbc.sql(SELECT + "WHERE " + states + " AND v.draft ->> 'dataset' = ANY(?)")
                    .param(datasets.toArray(String[]::new)).query(EntryRows::read).list());
        }
        return current;
    }

    List<EntryVersion> publishedAfter(long entry, int most) {
        return jdbc.sql(SELECT + "WHERE e.id > ? AND v.version = e.published ORDER BY e.id LIMIT ?")
                .params(entry, most).query(EntryRows::read).list();
    }

    List<EntryVersion> publishedSince(String department, Instant since) {
        return jdbc.sql(SELECT + "WHERE e.provider = ? AND v.version = e.published AND v.reviewed_at > ? ORDER BY "
                + "v.reviewed_at DESC").params(department, OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .query(EntryRows::read).list();
    }

    long publishedCount() {
        return jdbc.sql("SELECT count(*) FROM catalog.entry WHERE published IS NOT NULL").query(Long.class).single();
    }

    Optional<String> publishedCode(String provider, String nameKey) {
        return jdbc.sql("SELECT code FROM catalog.entry WHERE provider = ? AND name_key = ? AND published IS NOT NULL")
                .params(provider, nameKey).query(String.class).optional();
    }

    Optional<Long> numberOf(String code) {
        return jdbc.sql("SELECT id FROM catalog.entry WHERE code = ?").param(code).query(Long.class).optional();
    }

    Optional<EntryVersion> byCode(String code, int version) {
        return jdbc.sql(SELECT + "WHERE e.code = ? AND v.version = ?").params(code, version).query(EntryRows::read)
                .optional();
    }

    Optional<EntryVersion> publishedOf(long entry) {
        return jdbc.sql(SELECT + "WHERE e.id = ? AND v.version = e.published").param(entry).query(EntryRows::read)
                .optional();
    }

    void saveDraft(VersionReference at, EntryDraft draft, CatalogUser by, Instant when) {
        jdbc.sql("""
                UPDATE catalog.entry_version SET draft = ?::jsonb, name = ?, revision = revision + 1, edited_by = ?, \
                edited_at = ?
                WHERE entry = ? AND version = ?
                """).params(CatalogJson.write(draft), draft.name(), by.person(), utc(when), at.entry(), at.version())
                .update();
    }

    void submit(VersionReference at, CatalogUser by, Instant when) {
        jdbc.sql("""
                UPDATE catalog.entry_version SET state = 'submitted', revision = revision + 1, submitted_by = ?, \
                submitted_at = ?, reasons = ''
                WHERE entry = ? AND version = ?
                """).params(by.person(), utc(when), at.entry(), at.version()).update();
    }

    void backToDraft(VersionReference at, String reasons) {
        jdbc.sql("""
                UPDATE catalog.entry_version SET state = 'draft', revision = revision + 1, submitted_by = NULL, \
                submitted_at = NULL, reasons = ?
                WHERE entry = ? AND version = ?
                """).params(reasons, at.entry(), at.version()).update();
    }

    void publish(VersionReference at, PublishedEntry published, String canonical, String digest, CatalogUser by,
            Instant when) {
        jdbc.sql("""
                UPDATE catalog.entry_version SET state = 'published', revision = revision + 1, canonical = ?, digest \
                = ?, published_on = ?,
                    reviewed_by = ?, reviewed_at = ? WHERE entry = ? AND version = ?
                """)
                .params(canonical, digest, published.publishedOn(), by.person(), utc(when), at.entry(), at.version())
                .update();
    }

    void move(long entry, int version, EntryState state, String reasons) {
        jdbc.sql("UPDATE catalog.entry_version SET state = ?, revision = revision + 1, reasons = ? WHERE entry = ? "
                + "AND version = ?")
                .params(state.code(), reasons, entry, version).update();
    }

    void setCode(long entry, String code) {
        jdbc.sql("UPDATE catalog.entry SET code = ? WHERE id = ?").params(code, entry).update();
    }

    void setPublished(long entry, int version, String nameKey) {
        jdbc.sql("UPDATE catalog.entry SET published = ?, name_key = ? WHERE id = ?").params(version, nameKey, entry)
                .update();
    }

    void clearPublished(long entry) {
        jdbc.sql("UPDATE catalog.entry SET published = NULL, name_key = NULL WHERE id = ?").param(entry).update();
    }

    /** The next number under a category; the row stays locked until the transaction ends, so none is given twice. */
    long nextInSequence(String prefix) {
        return jdbc.sql("""
                INSERT INTO catalog.code_sequence (prefix, last) VALUES (?, 1)
                ON CONFLICT (prefix) DO UPDATE SET last = catalog.code_sequence.last + 1 RETURNING last
                """).param(prefix).query(Long.class).single();
    }

    void step(long entry, int version, String action, CatalogUser by, Instant when, String note) {
        jdbc.sql("""
                INSERT INTO catalog.entry_step (entry, version, step, action, person, department, at, note)
                SELECT ?, ?, 1 + count(*), ?, ?, ?, ?, ? FROM catalog.entry_step WHERE entry = ? AND version = ?
                """).params(entry, version, action, by.person(), by.department(), utc(when), note, entry, version)
                .update();
    }

    List<VersionStep> steps(long entry, int version) {
        return jdbc.sql("SELECT * FROM catalog.entry_step WHERE entry = ? AND version = ? ORDER BY step")
                .params(entry, version)
                .query((row, i) -> new VersionStep(row.getString("action"), row.getString("person"),
                        row.getString("department"), instant(row, "at").orElseThrow(), row.getString("note"))).list();
    }

    private static EntryVersion read(ResultSet row, int number) throws SQLException {
        return new EntryVersion(row.getLong("entry"), row.getInt("version"),
                Labelled.find(EntryState.class, row.getString("state")).orElseThrow(), row.getInt("revision"),
                Optional.ofNullable(row.getString("code")), CatalogJson.read(row.getString("draft"), EntryDraft.class),
                Optional.ofNullable(row.getString("canonical"))
                        .map(json -> CatalogJson.read(json, PublishedEntry.class)),
                Optional.ofNullable(row.getString("digest")), row.getString("created_by"), row.getString("edited_by"),
                instant(row, "edited_at").orElseThrow(), Optional.ofNullable(row.getString("submitted_by")),
                        instant(row, "submitted_at"),
                Optional.ofNullable(row.getString("reviewed_by")), instant(row, "reviewed_at"),
                        row.getString("reasons"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
