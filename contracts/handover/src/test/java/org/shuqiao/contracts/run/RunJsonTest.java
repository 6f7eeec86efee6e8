package org.shuqiao.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerEvent;

class RunJsonTest {

    @Test
    void readsTheJobAsItIsDocumented() {
        StandardizeJob job = RunJson.parse("""
                {"landing": "/l", "warehouse": "/w", "runs": "/r", "run": "20261122-231000-1", "sources": ["/s/rk.yaml"],
                 "catalog": {"url": "jdbc:postgresql://127.0.0.1/p", "user": "u"}, "spark": {"spark.master": "local[*]"},
                 "later": 1}""", StandardizeJob.class);

        assertThat(job.sources()).containsExactly("/s/rk.yaml");
        assertThat(job.catalog().user()).isEqualTo("u");
        assertThat(job.spark()).containsEntry("spark.master", "local[*]");
    }

    @Test
    void writesEventsAsTheyAreDocumented() {
        assertThat(RunJson.write(new WorkerEvent.Progress("standardize", Optional.of("gongan_rk"), 3, 16)))
                .isEqualTo("{\"event\":\"progress\",\"step\":\"standardize\",\"dataset\":\"gongan_rk\",\"done\":3,\"of\":16}");
        assertThat(RunJson.write(new WorkerEvent.Failed(Optional.empty(), "SQ-PIP-0009", "忙", "busy")))
                .isEqualTo("{\"event\":\"failed\",\"code\":\"SQ-PIP-0009\",\"zh\":\"忙\",\"en\":\"busy\"}");
    }

    @Test
    void readsBackTheResultThatItWrote() {
        OffsetDateTime time = OffsetDateTime.parse("2026-11-22T23:10:00.123456+08:00");
        RunResult result = new RunResult(new RunResult.Run("run", time, time, false), "gongan_rk", "gongan",
                new RunResult.Rows(4, 2, 1, 1, 3), new RunResult.Snapshots(12, 34, 56), "yunzhou-2026.1", Optional.of(time), List.of(new RunResult.Column("sex", "text", "sex", 1, 1)),
                List.of(new RunResult.Quality("accuracy", 0.75, "cells-filled", 3, 4)),
                List.of(new RunResult.Lineage("sex", List.of("xb"), "sex")),
                List.of(new RunResult.RuleCount("GB11643-check", "must", 1)));

        assertThat(RunJson.parse(RunJson.write(result), RunResult.class)).isEqualTo(result);
        assertThat(RunJson.write(result)).contains("\"startedAt\":\"2026-11-22T23:10:00.123456+08:00\"",
                "\"newestData\":\"2026-11-22T23:10:00.123456+08:00\"");
    }
}
