package org.shuqiao.systems.lakecatalog;

import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.pipelines.lake.CatalogAccess;

/** The catalog in PostgreSQL whose tables a server serves. */
final class CatalogBehind {

    private CatalogBehind() {
    }

    static RestCatalogServer serve(Path folder, CatalogAccess database, Path lake) {
        return RestCatalogServer.start(folder, Map.of("type", "jdbc", "uri", database.url(), "jdbc.user", database.user(),
                "jdbc.password", database.password(), "jdbc.schema-version", "V1", "warehouse", "file://" + lake));
    }
}
