package org.shuqiao.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.shuqiao.systems.lakecatalog.RestCatalogServer;

/** The query room's tests find the lake's tables by a REST catalog. */
public final class RestCatalogUnderTest implements LakeCatalogUnderTest {

    /** Found as a service. */
    public RestCatalogUnderTest() {
    }

    @Override
    public LakeCatalog over(LakeCatalog.Store store) {
        Map<String, String> behind = new HashMap<>(store.properties());
        behind.remove("io-impl"); // a class of ours, which the server has not
        try {
            return new LakeCatalog.Rest(RestCatalogServer.start(Files.createTempDirectory("lake-catalog"), behind).uri(), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
