package org.shuqiao.query.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;

/** Connection settings of the Iceberg catalog that holds the lake's tables. */
public sealed interface LakeCatalog {

    /** The name that the lake has in every engine. */
    String NAME = "lake";

    /**
     * Iceberg JDBC catalog in the platform's PostgreSQL. Its tables are made when the store is empty.
     *
     * @param url of the PostgreSQL database
     * @param warehouse location of the lake, {@code file:///…/var/lake}
     */
    record Store(String url, String user, String password, String warehouse) implements LakeCatalog {
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * Iceberg REST catalog server.
     *
     * @param uri of the server, without {@code /v1}
     * @param warehouse its name there; empty: the server's only one
     * @param credential of OAuth2, {@code client:secret}; empty: none
     */
    record Rest(String uri, String warehouse, String credential) implements LakeCatalog {
        @Override
        public String toString() {
            return uri;
        }
    }

    /** @return the properties by which Iceberg opens it, secrets among them */
    default Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(CatalogProperties.FILE_IO_IMPL, LocalFileIO.class.getName());
        switch (this) {
            case Store store -> {
                properties.put(CatalogUtil.ICEBERG_CATALOG_TYPE, CatalogUtil.ICEBERG_CATALOG_TYPE_JDBC);
                properties.put(CatalogProperties.URI, store.url());
                properties.put("jdbc.user", store.user());
                properties.put("jdbc.password", store.password());
                properties.put("jdbc.schema-version", "V1");
                properties.put(CatalogProperties.WAREHOUSE_LOCATION, store.warehouse());
            }
            case Rest rest -> {
                properties.put(CatalogUtil.ICEBERG_CATALOG_TYPE, CatalogUtil.ICEBERG_CATALOG_TYPE_REST);
                properties.put(CatalogProperties.URI, rest.uri());
                putUnlessEmpty(properties, CatalogProperties.WAREHOUSE_LOCATION, rest.warehouse());
                putUnlessEmpty(properties, "credential", rest.credential());
            }
        }
        return Map.copyOf(properties);
    }

    private static void putUnlessEmpty(Map<String, String> properties, String key, String value) {
        if (!value.isEmpty()) {
            properties.put(key, value);
        }
    }
}
