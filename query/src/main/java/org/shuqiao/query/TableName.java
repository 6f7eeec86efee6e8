package org.shuqiao.query;

import static java.util.Objects.requireNonNull;

/** A table as the consumer names it in SQL: {@code gongan.rk}. Letter case does not matter. */
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
