package org.shuqiao.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.systems.lakecatalog.RestCatalogServer;

/** Provides a REST catalog to the query tests. */
public final class RestCatalogUnderTest implements LakeCatalogUnderTest {

    /** Found as a service. */
    public RestCatalogUnderTest() { }

    @Override
    public LakeCatalog over(LakeCatalog.Store store) {
        try {
            return new LakeCatalog.Rest(RestCatalogServer.start(Files.createTempDirectory("lake-catalog"), store.url(),
                    store.user(), store.password(), store.warehouse()).uri(), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
