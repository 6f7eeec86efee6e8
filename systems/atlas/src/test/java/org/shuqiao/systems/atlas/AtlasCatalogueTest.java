package org.shuqiao.systems.atlas;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.published.PublishedCatalogue;
import org.shuqiao.catalog.published.PublishedCatalogueContractTest;

/** Runs the published-catalogue contract on a real Atlas. */
class AtlasCatalogueTest extends PublishedCatalogueContractTest {

    private static AtlasConnection connection;

    @AfterAll
    static void close() {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    protected PublishedCatalogue over(Catalog catalog) {
        if (connection == null) {
            connection = TestAtlas.connection(Duration.ofMinutes(2));
        }
        return TestAtlas.catalogue(catalog, connection);
    }
}
