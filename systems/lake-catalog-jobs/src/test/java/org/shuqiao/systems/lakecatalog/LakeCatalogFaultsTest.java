package org.shuqiao.systems.lakecatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.pipelines.lake.CatalogAccess;
import org.shuqiao.pipelines.run.StandardizeJob.RestCatalog;
import org.shuqiao.pipelines.worker.JobsBench;
import org.shuqiao.pipelines.worker.WorkerProcess;

/** The catalog's server goes in the middle of a run: every row is in the lake once in the end. */
class LakeCatalogFaultsTest extends JobsBench {

    private static final Map<String, String> SPARK = Map.of("spark.master", "local[2]");
    private static final int COMMITTING_MILLIS = 6_000;

    private RestCatalogServer server;

    @Override
    protected Optional<RestCatalog> rest(CatalogAccess database, Path lake) {
        server = CatalogBehind.serve(folder.resolve("server"), database, lake);
        return Optional.of(new RestCatalog(server.uri(), ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void killed(int round) throws Exception {
        WorkerProcess run = inTheMiddle(round);

        server.process().kill();

        assertThat(run.end()).as(run.output()).isNotZero();
        assertThat(run.output()).contains("SQ-PIP-0010").doesNotContain("Exception:");
        server.startAgain();
        run("again", SPARK);
        expectEveryRowOnce("again");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void hung(int round) throws Exception {
        WorkerProcess run = inTheMiddle(round);

        server.process().hang();
        TimeUnit.SECONDS.sleep(10); // how long it hangs, not a wait for something
        server.process().goOn();

        run.end();
        run("again", SPARK);
        expectEveryRowOnce("again");
    }

    private WorkerProcess inTheMiddle(int round) throws InterruptedException {
        WorkerProcess run = start("run", SPARK);
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(firstSign()));
        TimeUnit.MILLISECONDS.sleep(new Random(round).nextInt(COMMITTING_MILLIS)); // at another line each round
        return run;
    }
}
