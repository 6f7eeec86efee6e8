package org.shuqiao.systems.lakecatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.contracts.worker.StandardizeJob.RestCatalog;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.worker.JobsTestBase;
import org.shuqiao.pipelines.worker.WorkerProcess;

/** Fault-injection tests: the catalog server is killed and suspended during a run. */
class LakeCatalogFaultsTest extends JobsTestBase {

    private static final Map<String, String> SPARK = Map.of("spark.master", "local[2]");
    /** Of the nine or more that a run makes: a table's creation with its first rows, or more rows. */
    private static final int COMMITS = 6;

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

        server.process().suspend();
        TimeUnit.SECONDS.sleep(10); // how long it hangs, not a wait for something
        server.process().resume();

        run.end();
        run("again", SPARK);
        expectEveryRowOnce("again");
    }

    /** At another of the run's commits each round, and never so late that it has none left to make. */
    private WorkerProcess inTheMiddle(int round) throws InterruptedException {
        Random random = new Random(round);
        int commits = 1 + random.nextInt(COMMITS);
        WorkerProcess run = start("run", SPARK);
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10)).until(() -> committed() >= commits);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
        return run;
    }

    /** @return how many states of tables are in the lake */
    private long committed() throws IOException {
        List<Path> states = new ArrayList<>();
        if (Files.exists(warehouse)) {
            Files.walkFileTree(warehouse, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".metadata.json")) {
                        states.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return states.size();
    }
}
