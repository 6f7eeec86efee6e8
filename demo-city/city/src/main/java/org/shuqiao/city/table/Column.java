package org.shuqiao.city.table;

/** Column of a source with its database type. */
public record Column(String name, Type type) {

    /** Database type of a column. */
    public enum Type {
        TEXT("text"), INTEGER("bigint"), DECIMAL("numeric"), TIMESTAMP("timestamp"), DATE("date");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The type in PostgreSQL's words. */
        public String sql() {
            return sql;
        }
    }
}
