package org.shuqiao.pipelines.lake;

/** How to reach the database of the Iceberg catalog. Its text form leaves the password out. */
public record CatalogAccess(String url, String user, String password) {

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
