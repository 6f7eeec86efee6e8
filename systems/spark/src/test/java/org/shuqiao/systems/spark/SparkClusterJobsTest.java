package org.shuqiao.systems.spark;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.shuqiao.pipelines.worker.JobsContractTest;

/** Runs the jobs contract on a Spark cluster of a master and two workers. */
class SparkClusterJobsTest extends JobsContractTest {

    private static SparkCluster cluster;

    @BeforeAll
    static void start() {
        cluster = SparkCluster.start(Path.of("target/cluster").toAbsolutePath(), 2, "1g");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    protected Map<String, String> spark() {
        return cluster.settings();
    }
}
