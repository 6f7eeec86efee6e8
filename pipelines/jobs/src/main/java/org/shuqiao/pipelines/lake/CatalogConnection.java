package org.shuqiao.pipelines.lake;

/** JDBC connection settings of the Iceberg catalog's database. Its text form leaves the password out. */
public record CatalogConnection(String url, String user, String password) {

    /** @return the URL without its parameters, fit for messages */
    public String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return place();
    }
}
