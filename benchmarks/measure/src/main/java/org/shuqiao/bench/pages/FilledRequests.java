package org.shuqiao.bench.pages;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Writes requests that wait for their providers into the store, over the published entries. */
final class FilledRequests {

    private FilledRequests() { }

    static void fill(DataSource store, int requests, Cast cast) throws SQLException, IOException {
        String consumer = department(cast, "requester");
        String provider = department(cast, "officer");
        try (Connection connection = store.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO exchange.request (id, request_key, content, consumer, provider, resource, version,
                        title, sharing, purpose, explanation, basis, scenario, modes, valid_from, valid_to, state,
                        submitted_by, submitted_at)
                    SELECT 'R-2025-' || lpad(n::text, 6, '0'), 'bench-' || n, 'bench', '%s',
                        CASE WHEN n %% 3 = 0 THEN '%s' ELSE e.provider END, e.code, 1, v.name, 'conditional',
                        '测量用途' || n %% 50, '测量', '《测量办法》第一条', '测量', ARRAY['query'], now(),
                        now() + interval '1 year', CASE WHEN n %% 5 = 0 THEN 'refused' ELSE 'submitted' END,
                        'bench-requester', now() - n * interval '1 minute'
                    FROM generate_series(1, %d) AS n
                    JOIN catalog.entry e ON e.id = n JOIN catalog.entry_version v ON v.entry = e.id AND v.version = 1
                    ON CONFLICT DO NOTHING""".formatted(consumer, provider, requests));
            statement.execute("""
                    INSERT INTO exchange.request_item (request, ordinal, item)
                    SELECT id, 1, 'name' FROM exchange.request WHERE content = 'bench' ON CONFLICT DO NOTHING""");
            statement.execute("""
                    INSERT INTO exchange.request_step (request, ordinal, state, by_account, at, note)
                    SELECT id, 1, 'submitted', submitted_by, submitted_at, '' FROM exchange.request
                    WHERE content = 'bench' ON CONFLICT DO NOTHING""");
            statement.execute("ANALYZE");
        }
    }

    private static String department(Cast cast, String role) throws IOException {
        return cast.members().stream().filter(member -> member.role().equals(role)).findFirst().orElseThrow()
                .department();
    }
}
