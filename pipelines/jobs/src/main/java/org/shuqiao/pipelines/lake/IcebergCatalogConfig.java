package org.shuqiao.pipelines.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.worker.StandardizeJob.RestCatalog;

/**
 * Configuration of the Iceberg catalog, REST or JDBC. Its text form has no secret in it.
 *
 * @param store the platform's database
 * @param credential of OAuth2, {@code client:secret}, for the REST catalog; empty: none
 */
public record IcebergCatalogConfig(CatalogConnection store, Optional<RestCatalog> rest, String credential) {

    /** @return the catalog in the platform's own database */
    public static IcebergCatalogConfig in(CatalogConnection store) {
        return new IcebergCatalogConfig(store, Optional.empty(), "");
    }

    /** @return the properties by which Iceberg opens it */
    Map<String, String> properties(String warehouse) {
        return rest.map(this::restProperties).orElseGet(() -> Map.of(
                "type", "jdbc",
                "uri", store.url(),
                "jdbc.user", store.user(),
                "jdbc.password", store.password(),
                "jdbc.schema-version", "V1",
                "warehouse", warehouse));
    }

    private Map<String, String> restProperties(RestCatalog server) {
        Map<String, String> properties = new HashMap<>(Map.of("type", "rest", "uri", server.uri()));
        if (!server.warehouse().isEmpty()) {
            properties.put("warehouse", server.warehouse());
        }
        if (!credential.isEmpty()) {
            properties.put("credential", credential);
        }
        return properties;
    }

    /** @return where it is, fit for messages */
    public String place() {
        return rest.map(RestCatalog::uri).orElseGet(store::place);
    }

    @Override
    public String toString() {
        return place();
    }
}
