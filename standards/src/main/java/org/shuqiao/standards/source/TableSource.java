package org.shuqiao.standards.source;

import java.util.Optional;

/**
 * Source that is a table of a departmental database.
 *
 * @param url the JDBC URL
 * @param secret the name of the password, not the password
 * @param table {@code table} or {@code schema.table}
 * @param read how its rows are read
 */
public record TableSource(String url, Optional<String> user, Optional<String> secret, String table,
        SliceStrategy slice, Read read, Load load) implements Source {

    /** Way of reading the rows of a slice; what lands is the same. */
    public enum Read {
        /** By COPY where the database is a PostgreSQL and the types allow it, else by a query. */
        COPY,
        /** Always by a query. */
        QUERY
    }
}
