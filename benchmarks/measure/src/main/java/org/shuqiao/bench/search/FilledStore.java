package org.shuqiao.bench.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.shuqiao.catalog.check.NameKey;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.json.CatalogJson;

/**
 * Writes generated entries into the store of a server as published ones, and the same texts into a plain table that
 * {@code LIKE} reads.
 */
final class FilledStore {

    private static final int BATCH = 2000;

    private FilledStore() { }

    /** @return whether the store holds so many already */
    static boolean holds(DataSource store, int entries) throws SQLException {
        try (Connection connection = store.getConnection(); Statement statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM catalog.entry WHERE published IS NOT NULL")) {
            count.next();
            return count.getInt(1) >= entries;
        }
    }

    static void fill(DataSource store, int entries, GeneratedEntries generated) throws SQLException {
        try (Connection connection = store.getConnection(); Statement plain = connection.createStatement();
                PreparedStatement entry = connection.prepareStatement("INSERT INTO catalog.entry (id, provider, code, "
                        + "published, name_key) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, 1, ?)");
                PreparedStatement version = connection.prepareStatement("""
                        INSERT INTO catalog.entry_version (entry, version, state, revision, draft, canonical, digest,
                            name, provider, created_by, edited_by, edited_at, submitted_by, submitted_at, reviewed_by,
                            reviewed_at, published_on)
                        VALUES (?, 1, 'published', 1, ?::jsonb, ?, ?, ?, ?, 'a', 'a', now(), 'a', now(), 'b', now(),
                            DATE '2026-11-20')""");
                PreparedStatement announcement = connection.prepareStatement("""
                        INSERT INTO catalog.announcement (sequence, kind, entry, code, version, digest, provider,
                            submitted_by, person, department, at)
                        VALUES (?, 'published', ?, ?, 1, ?, ?, 'a', 'b', 'shuju', now())""");
                PreparedStatement run = connection.prepareStatement("""
                        INSERT INTO catalog.dataset_run (dataset, run, department, ended_at, changed, facts, digest)
                        VALUES (?, 'run-1', ?, ?, true, ?::jsonb, '')""");
                PreparedStatement text = connection.prepareStatement(
                        "INSERT INTO bench_text VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            plain.execute("CREATE TABLE bench_text (code text PRIMARY KEY, name text, summary text, items text, "
                    + "columns text, provider text, sharing text)");
            for (int i = 1; i <= entries; i++) {
                GeneratedEntries.Generated one = generated.next(i);
                Entry content = one.published().entry();
                String canonical = CatalogJson.canonical(one.published());
                String digest = CatalogJson.digestOf(canonical);
                add(entry, i, content.provider(), one.published().code(), NameKey.of(content.name()));
                add(version, i, "{\"dataset\": \"" + content.dataset().orElse("") + "\", \"provider\": \""
                        + content.provider() + "\"}", canonical, digest, content.name(), content.provider());
                add(announcement, i, i, one.published().code(), digest, content.provider());
                if (one.facts().isPresent()) {
                    add(run, one.facts().get().dataset(), content.provider(), OffsetDateTime.ofInstant(
                            one.facts().get().endedAt(), ZoneOffset.UTC), CatalogJson.write(one.facts().get()));
                }
                add(text, one.published().code(), content.name(), content.summary(),
                        String.join(" ", content.items().stream().map(item -> item.title()).toList()),
                        String.join(" ", content.items().stream().map(item -> item.name()).toList()),
                        content.provider(), content.sharing().kind().code());
                if (i % BATCH == 0 || i == entries) {
                    for (PreparedStatement each : new PreparedStatement[] {entry, version, announcement, run, text}) {
                        each.executeBatch();
                    }
                }
            }
            // not an exchange: nothing of it is told to the ledger
            plain.execute("UPDATE exchange.announcement_taken SET sequence = " + entries);
            connection.commit();
            connection.setAutoCommit(true);
            plain.execute("ANALYZE");
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
