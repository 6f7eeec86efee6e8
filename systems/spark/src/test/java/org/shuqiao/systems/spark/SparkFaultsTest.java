package org.shuqiao.systems.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.pipelines.worker.JobsTestBase;
import org.shuqiao.pipelines.worker.WorkerProcess;
import org.shuqiao.systems.SystemProcess;

/** Fault-injection tests: parts of the Spark cluster are lost or suspended during a run. */
class SparkFaultsTest extends JobsTestBase {

    private SparkCluster cluster;

    @BeforeEach
    void startCluster() {
        cluster = SparkCluster.start(Path.of("target/cluster-faults").toAbsolutePath(), 2, "1g");
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void aWorkerWithItsExecutorsIsLostInTheMiddle(int round) throws Exception {
        WorkerProcess run = inTheMiddle();

        SystemProcess lost = cluster.workers().getFirst();
        ProcessHandle.of(lost.pid()).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
        lost.kill();

        end(run);
        expectEveryRowOnce("run");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void theMasterIsLostInTheMiddleAndAnotherTakesItsPlace(int round) throws Exception {
        WorkerProcess run = inTheMiddle();

        cluster.master().kill();

        end(run); // executors that are there work on without it
        cluster.startMaster();
        cluster.awaitWorkers(2);
        run("again", cluster.settings());
        expectEveryRowOnce("again");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void everyWorkerIsLostAndTheRunSaysSoAndIsMadeGoodByTheNext(int round) throws Exception {
        WorkerProcess run = inTheMiddle();

        for (SystemProcess worker : cluster.workers()) {
            ProcessHandle.of(worker.pid()).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
            worker.kill();
        }

        assertThat(run.end()).as(run.output()).isNotZero();
        assertThat(run.output()).containsAnyOf("SQ-PIP-0015", "SQ-PIP-0011");
        cluster.startWorker();
        cluster.awaitWorkers(1);
        run("again", cluster.settings());
        expectEveryRowOnce("again");
    }

    @ParameterizedTest
    @MethodSource("org.shuqiao.systems.Faults#rounds")
    void aWorkerHangsForAWhile(int round) throws Exception {
        WorkerProcess run = inTheMiddle();
        SystemProcess hung = cluster.workers().getFirst();

        hung.suspend();
        try {
            end(run);
        } finally {
            hung.resume();
        }
        expectEveryRowOnce("run");
    }

    private WorkerProcess inTheMiddle() {
        Map<String, String> settings = new HashMap<>(cluster.settings());
        settings.put("spark.shuqiao.executor-patience", "15");
        WorkerProcess run = start("run", settings);
        await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(firstSign()));
        return run;
    }
}
