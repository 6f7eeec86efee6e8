package org.shuqiao.query.policy;

import static java.util.Objects.requireNonNull;

/** Table name in consumer SQL, for example {@code gongan.rk}, case-insensitive. Letter case does not matter. */
public record TableName(String schema, String table) {

    public TableName {
        requireNonNull(schema, "schema is null");
        requireNonNull(table, "table is null");
    }

    /** @return {@code schema.table} */
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
