package org.shuqiao.systems.hive;

/** Connection settings of the lake's Iceberg JDBC catalog and its warehouse location. */
public record LakeCatalogAccess(String url, String user, String password, String warehouse) {

    /** Without the password, so that it enters no log. */
    @Override
    public String toString() {
        return url + " " + warehouse;
    }
}
