package org.shuqiao.systems.lakecatalog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.shuqiao.contracts.worker.StandardizeJob.RestCatalog;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.worker.JobsContractTest;

/** Runs the jobs contract on a REST catalog. */
class JobsOnRestCatalogTest extends JobsContractTest {

    private RestCatalogServer server;

    @Override
    protected Optional<RestCatalog> rest(CatalogConnection database, Path lake) {
        server = RestCatalogServer.start(folder.resolve("server"), database.url(), database.user(), database.password(),
                "file://" + lake);
        return Optional.of(new RestCatalog(server.uri(), ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Map<String, String> spark() {
        return Map.of("spark.master", "local[2]");
    }
}
