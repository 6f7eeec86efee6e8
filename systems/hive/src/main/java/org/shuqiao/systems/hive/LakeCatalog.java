package org.shuqiao.systems.hive;

/** Where the lake's Iceberg catalog is: a PostgreSQL JDBC URL, its account, and the warehouse as a {@code file:///} URI. */
public record LakeCatalog(String url, String user, String password, String warehouse) {

    /** Without the password, so that it enters no log. */
    @Override
    public String toString() {
        return url + " " + warehouse;
    }
}
