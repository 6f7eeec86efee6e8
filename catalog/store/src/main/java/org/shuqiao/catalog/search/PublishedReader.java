package org.shuqiao.catalog.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads published entries from the store for indexing. */
final class PublishedReader {

    /** Published version with the number of its newest announcement. */
    record Row(long entry, String canonical, long newest) { }

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

    String storeId() {
        return jdbc.sql("SELECT id::text FROM catalog.store").query(String.class).single();
    }

    /** Changes when any department is registered or amended, for their names are searched too. */
    String departmentsMark() {
        return jdbc.sql("SELECT md5(coalesce(string_agg(id || '|' || zh || '|' || en, '/' ORDER BY id), '')) FROM "
                + "catalog.department")
                .query(String.class).single();
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

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("entry"), row.getString("canonical"), row.getLong("newest"));
    }
}
