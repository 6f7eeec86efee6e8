package org.shuqiao.catalog.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.publish.PublishedPages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads published entries, and what is indexed with them, from the store. */
final class PublishedReader {

    /** Published version with the number of its newest announcement. */
    record Row(long entry, String canonical, long newest) {

        PublishedEntry content() {
            return CatalogJson.read(canonical, PublishedEntry.class);
        }
    }

    /**
     * State of the store.
     *
     * @param departments changes when any department is registered or amended, for their names are searched too
     * @param sequence of the newest announcement
     * @param runs counts the recorded runs of datasets
     */
    record State(String store, String departments, long sequence, long runs) { }

    /**
     * Facts known of a dataset.
     *
     * @param changedAt when it last brought new data
     */
    record Known(String titleZh, String titleEn, Optional<Instant> changedAt) { }

    private static final String SELECT = """
            SELECT e.id AS entry, v.canonical,
                   (SELECT max(a.sequence) FROM catalog.announcement a WHERE a.entry = e.id) AS newest
            FROM catalog.entry e JOIN catalog.entry_version v ON v.entry = e.id AND v.version = e.published
            """;

    private final JdbcClient jdbc;
    private final Departments departments;

    PublishedReader(JdbcClient jdbc, Departments departments) {
        this.jdbc = jdbc;
        this.departments = departments;
    }

    State state() {
        return jdbc.sql("""
                SELECT (SELECT id::text FROM catalog.store) AS store,
                       (SELECT md5(coalesce(string_agg(concat_ws('|', id, zh, en, division), '/' ORDER BY id), ''))
                        FROM catalog.department) AS departments,
                       (SELECT coalesce(max(sequence), 0) FROM catalog.announcement) AS sequence,
                       (SELECT last FROM catalog.recorded_runs) AS runs
                """).query((row, number) -> new State(row.getString("store"), row.getString("departments"),
                        row.getLong("sequence"), row.getLong("runs"))).single();
    }

    /** @return how many entries are published */
    long count() {
        return new PublishedPages(jdbc).count();
    }

    Map<String, Department> departments() {
        return departments.all().stream().collect(Collectors.toMap(Department::id, Function.identity()));
    }

    /** @return up to {@code most} published entries with a number above {@code entry}, in order */
    List<Row> after(long entry, int most) {
        return jdbc.sql(SELECT + "WHERE e.id > ? ORDER BY e.id LIMIT ?").params(entry, most)
                .query(PublishedReader::row).list();
    }

    /** @return those of the entries that are published */
    List<Row> of(List<Long> entries) {
        return jdbc.sql(SELECT + "WHERE e.id = ANY(:entries)").param("entries", entries.toArray(Long[]::new))
                .query(PublishedReader::row).list();
    }

    /** @return the published entries of datasets whose runs were recorded after {@code runs} */
    List<Long> ofRunsAfter(long runs) {
        return jdbc.sql("""
                SELECT e.id FROM catalog.entry e
                JOIN catalog.entry_version v ON v.entry = e.id AND v.version = e.published
                WHERE v.draft ->> 'dataset' IN (SELECT dataset FROM catalog.dataset_run WHERE recorded > ?)
                """).param(runs).query(Long.class).list();
    }

    /** @return what is known of each dataset that ever ran */
    Map<String, Known> known(Collection<String> datasets) {
        Map<String, Known> known = new HashMap<>();
        if (datasets.isEmpty()) {
            return known;
        }
        jdbc.sql("""
                SELECT DISTINCT ON (r.dataset) r.dataset, r.facts ->> 'titleZh' AS zh, r.facts ->> 'titleEn' AS en,
                       (SELECT max(c.ended_at) FROM catalog.dataset_run c WHERE c.dataset = r.dataset AND c.changed)
                       AS changed_at
                FROM catalog.dataset_run r WHERE r.dataset = ANY(:datasets)
                ORDER BY r.dataset, r.ended_at DESC, r.run DESC
                """).param("datasets", datasets.toArray(String[]::new))
                .query((row, number) -> known.put(row.getString("dataset"), new Known(row.getString("zh"),
                        row.getString("en"), Optional.ofNullable(row.getObject("changed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))).list();
        return known;
    }

    /** @return the numbers of the entries with these resource codes */
    Map<String, Long> numbers(Collection<String> codes) {
        Map<String, Long> numbers = new HashMap<>();
        jdbc.sql("SELECT code, id FROM catalog.entry WHERE code = ANY(:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((row, number) -> numbers.put(row.getString("code"), row.getLong("id"))).list();
        return numbers;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("entry"), row.getString("canonical"), row.getLong("newest"));
    }
}
