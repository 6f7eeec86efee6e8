package org.shuqiao.catalog.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.error.CatalogCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Registry of which department is the source of each datum (一数一源), and the claims that two departments make to one.
 * The first that publishes a datum is its source until the authority decides otherwise
 * (政务数据共享条例 第十九条).
 */
public final class Sources {

    private static final String CLAIMS = """
            SELECT c.*, v.name FROM catalog.source_claim c JOIN catalog.entry_version v ON v.entry = c.entry
                AND v.version = (SELECT max(w.version) FROM catalog.entry_version w WHERE w.entry = c.entry)\s""";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SharedItems items;

    public Sources(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.items = new SharedItems(jdbc);
    }

    /**
     * Finds the item of a published entry from which a fact can be taken instead of asking for it again.
     *
     * @param element none where only the title says what it is
     */
    public Optional<SharedItem> item(Optional<String> element, String title, Set<Subject> about) {
        return items.find(element, title, about);
    }

    /** @return the items whose datum another department shares, without those that the authority allowed beside */
    public List<SharedDatum> shared(long entry, EntryDraft draft) {
        if (draft.sharing().kind().equals(SharingClass.NONE.code())) {
            return List.of();
        }
        Set<Subject> about = Subjects.of(draft.items().stream().map(ItemDraft::element).collect(Collectors.toSet()));
        List<SharedDatum> shared = new ArrayList<>();
        for (ItemDraft item : draft.items()) {
            Subjects.datum(item.element(), about).flatMap(datum -> shared(entry, draft.provider(), item.name(), datum))
                    .ifPresent(shared::add);
        }
        return shared;
    }

    private Optional<SharedDatum> shared(long entry, String provider, String item, Datum datum) {
        return jdbc.sql("""
                SELECT e.code, e.provider, v.name, c.reason FROM catalog.published_datum d
                JOIN catalog.entry e ON e.id = d.entry JOIN catalog.entry_version v ON v.entry = e.id
                    AND v.version = e.published
                LEFT JOIN catalog.source_claim c ON c.element = d.element AND c.subject = d.subject
                    AND c.entry = :entry AND c.verdict = 'refused'
                WHERE d.element = :element AND d.subject = :subject AND e.provider <> :provider
                    AND NOT EXISTS (SELECT 1 FROM catalog.source_of s WHERE s.element = d.element
                        AND s.subject = d.subject AND s.department = :provider)
                    AND NOT EXISTS (SELECT 1 FROM catalog.source_claim a WHERE a.element = d.element
                        AND a.subject = d.subject AND a.entry = :entry AND a.verdict IN ('beside', 'source'))
                ORDER BY (SELECT s.department FROM catalog.source_of s WHERE s.element = d.element
                        AND s.subject = d.subject) = e.provider DESC NULLS LAST, e.id LIMIT 1""")
                .param("entry", entry).param("element", datum.element()).param("subject", datum.subject().code())
                .param("provider", provider)
                .query((row, number) -> new SharedDatum(item, datum, row.getString("code"), row.getString("provider"),
                        row.getString("name"), Optional.ofNullable(row.getString("reason")))).optional();
    }

    /** @return the items whose datum another published entry of the same department shares */
    public List<SharedDatum> own(long entry, EntryDraft draft) {
        if (draft.sharing().kind().equals(SharingClass.NONE.code())) {
            return List.of();
        }
        Set<Subject> about = Subjects.of(draft.items().stream().map(ItemDraft::element).collect(Collectors.toSet()));
        List<SharedDatum> own = new ArrayList<>();
        for (ItemDraft item : draft.items()) {
            Subjects.datum(item.element(), about).flatMap(datum -> jdbc.sql("""
                    SELECT e.code, e.provider, v.name FROM catalog.published_datum d
                    JOIN catalog.entry e ON e.id = d.entry JOIN catalog.entry_version v ON v.entry = e.id
                        AND v.version = e.published
                    WHERE d.element = ? AND d.subject = ? AND e.provider = ? AND e.id <> ? ORDER BY e.id LIMIT 1""")
                    .params(datum.element(), datum.subject().code(), draft.provider(), entry)
                    .query((row, number) -> new SharedDatum(item.name(), datum, row.getString("code"),
                            row.getString("provider"), row.getString("name"), Optional.empty())).optional())
                    .ifPresent(own::add);
        }
        return own;
    }

    /** Puts what an entry would share besides others into the authority's queue, each datum once. */
    public void claim(long entry, EntryDraft draft, String by) {
        for (SharedDatum each : shared(entry, draft)) {
            if (each.refusal().isEmpty()) {
                jdbc.sql("""
                        INSERT INTO catalog.source_claim (element, subject, holder, holder_code, entry, item, claimant,
                            claimed_by, claimed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (element, subject, entry) WHERE verdict IS NULL DO NOTHING""")
                        .params(each.datum().element(), each.datum().subject().code(), each.holder(), each.code(),
                                entry, each.item(), draft.provider(), by, utc(now())).update();
            }
        }
    }

    /** Keeps what a published version shares; a datum that nobody shares any more has its provider as the source. */
    public void publish(long entry, Entry content) {
        withdraw(entry);
        if (content.sharing().kind() == SharingClass.NONE) {
            return;
        }
        Set<Subject> about = Subjects.of(content.items().stream().flatMap(item -> item.element().stream())
                .collect(Collectors.toSet()));
        Set<Datum> data = new HashSet<>();
        for (Item item : content.items()) {
            item.element().flatMap(element -> Subjects.datum(element, about)).ifPresent(datum -> {
                data.add(datum);
                jdbc.sql("INSERT INTO catalog.published_datum (entry, name, element, subject) VALUES (?, ?, ?, ?)")
                        .params(entry, item.name(), datum.element(), datum.subject().code()).update();
            });
        }
        data.forEach(datum -> jdbc.sql("""
                INSERT INTO catalog.source_of AS s (element, subject, department, since) VALUES (?, ?, ?, ?)
                ON CONFLICT (element, subject) DO UPDATE SET department = excluded.department, since = excluded.since,
                    decision = NULL
                WHERE NOT EXISTS (SELECT 1 FROM catalog.published_datum d JOIN catalog.entry e ON e.id = d.entry
                    WHERE d.element = s.element AND d.subject = s.subject AND e.provider = s.department)""")
                .params(datum.element(), datum.subject().code(), content.provider(), utc(now())).update());
    }

    public void withdraw(long entry) {
        jdbc.sql("DELETE FROM catalog.published_datum WHERE entry = ?").param(entry).update();
    }

    /** @return the source of each datum that was published */
    public List<SourceDepartment> all() {
        return jdbc.sql("SELECT * FROM catalog.source_of ORDER BY subject, element").query((row, number) ->
                new SourceDepartment(datum(row), row.getString("department"), instant(row, "since"),
                        Optional.ofNullable(row.getObject("decision", Long.class)))).list();
    }

    /** @return claims that wait for the authority, oldest first */
    public List<Claim> open() {
        return jdbc.sql(CLAIMS + "WHERE c.verdict IS NULL ORDER BY c.id").query(Sources::claim).list();
    }

    /** @return the latest decided claims, newest first */
    public List<Claim> decided(int most) {
        return jdbc.sql(CLAIMS + "WHERE c.verdict IS NOT NULL ORDER BY c.decided_at DESC, c.id DESC LIMIT ?")
                .param(most).query(Sources::claim).list();
    }

    /** @return the claims of an entry, oldest first */
    public List<Claim> ofEntry(long entry) {
        return jdbc.sql(CLAIMS + "WHERE c.entry = ? ORDER BY c.id").param(entry).query(Sources::claim).list();
    }

    public Claim get(long id) {
        return jdbc.sql(CLAIMS + "WHERE c.id = ?").param(id).query(Sources::claim).optional()
                .orElseThrow(() -> new CodedException(CatalogCode.CLAIM_UNKNOWN, id));
    }

    /** @return the claim, which nobody else decides before the caller's transaction has ended */
    public Claim lock(long id) {
        return jdbc.sql(CLAIMS + "WHERE c.id = ? FOR UPDATE OF c").param(id).query(Sources::claim).optional()
                .orElseThrow(() -> new CodedException(CatalogCode.CLAIM_UNKNOWN, id));
    }

    /** Decides a claim, once. @param by account of the authority; whoever calls has checked that */
    public Claim decide(long id, Verdict verdict, String reason, String by) {
        if (reason.isBlank()) {
            throw new CodedException(CatalogCode.REASON_MISSING);
        }
        return transactions.execute(status -> {
            Claim claim = get(id);
            int decided = jdbc.sql("""
                    UPDATE catalog.source_claim SET verdict = ?, reason = ?, decided_by = ?, decided_at = ?
                    WHERE id = ? AND verdict IS NULL""")
                    .params(verdict.code(), reason.strip(), by, utc(now()), id).update();
            if (decided == 0) {
                throw new CodedException(CatalogCode.CLAIM_DECIDED, id);
            }
            if (verdict == Verdict.SOURCE) {
                jdbc.sql("""
                        INSERT INTO catalog.source_of (element, subject, department, since, decision)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (element, subject) DO UPDATE SET
                            department = excluded.department, since = excluded.since, decision = excluded.decision""")
                        .params(claim.datum().element(), claim.datum().subject().code(), claim.claimant(), utc(now()),
                                id).update();
            }
            return get(id);
        });
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        Optional<Claim.Decision> decision = row.getString("verdict") == null ? Optional.empty()
                : Optional.of(new Claim.Decision(Labelled.find(Verdict.class, row.getString("verdict")).orElseThrow(),
                        row.getString("reason"), row.getString("decided_by"), instant(row, "decided_at")));
        return new Claim(row.getLong("id"), datum(row), row.getString("holder"), row.getString("holder_code"),
                row.getLong("entry"), row.getString("name"), row.getString("item"), row.getString("claimant"),
                row.getString("claimed_by"), instant(row, "claimed_at"), decision);
    }

    private static Datum datum(ResultSet row) throws SQLException {
        return new Datum(row.getString("element"),
                Labelled.find(Subject.class, row.getString("subject")).orElseThrow());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
