package org.shuqiao.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunJsonTest {

    @Test
    void readsBackTheResultThatItWrote() {
        OffsetDateTime time = OffsetDateTime.parse("2026-11-22T23:10:00.123456+08:00");
        RunResult result = new RunResult(new RunResult.Run("run", time, time, false), "gongan_rk", "gongan",
                new RunResult.Rows(4, 2, 1, 1, 3), new RunResult.Snapshots(12, 34, 56), "yunzhou-2026.1",
                        Optional.of(time), List.of(new RunResult.Column("sex", "text", "sex", 1, 1)),
                List.of(new RunResult.Quality("accuracy", 0.75, "cells-filled", 3, 4)),
                List.of(new RunResult.Lineage("sex", List.of("xb"), "sex")),
                List.of(new RunResult.RuleCount("GB11643-check", "must", 1)),
                Optional.of(RunWork.changes(7, 2, 1)));

        assertThat(RunJson.parse(RunJson.write(result), RunResult.class)).isEqualTo(result);
        assertThat(RunJson.write(result)).contains("\"startedAt\":\"2026-11-22T23:10:00.123456+08:00\"",
                "\"newestData\":\"2026-11-22T23:10:00.123456+08:00\"");
    }
}
