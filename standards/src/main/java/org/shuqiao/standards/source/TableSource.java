package org.shuqiao.standards.source;

import java.util.Optional;

/**
 * Source that is a table of a departmental database.
 *
 * @param url the JDBC URL
 * @param secret the name of the password, not the password
 * @param table {@code table} or {@code schema.table}
 */
public record TableSource(String url, Optional<String> user, Optional<String> secret, String table, SliceStrategy slice)
        implements Source { }
