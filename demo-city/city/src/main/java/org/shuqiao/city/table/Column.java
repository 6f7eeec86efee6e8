package org.shuqiao.city.table;

/** A column of a source and, for a database, its type there. */
public record Column(String name, Type type) {

    /** How a database declares it. */
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
