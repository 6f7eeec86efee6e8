package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that a published entry rests on ends: its officers are told, and the catalogue says so. */
class BasisEndsTest {

    private static final long PATIENCE_MS = 60_000;

    @TempDir
    private Path folder;

    @Test
    void itsDepartmentIsToldOnceAndTheEntryShowsIt() throws Exception {
        MovableClock clock = new MovableClock(LocalDate.of(2020, 12, 30));
        try (RunningServer running = RunningServer.start(folder.resolve("home"), clock)) {
            String code = new SharedRoads(running).publish(SharedRoads.draft("宗地", "41", "", "conditional",
                    "\"table\", \"service\"").replace("《中华人民共和国公路法》第七条", "《中华人民共和国物权法》第五条"), "41");
            assertThat(alerts(running)).doesNotContain("basis-ended");

            clock.set(LocalDate.of(2021, 1, 2));

            assertThat(waited(running, told -> told.contains("basis-ended"))).contains(code, "中华人民共和国物权法");
            assertThat(alerts(running).split("basis-ended", -1)).as("once").hasSize(2);
            try (PageReader reader = new PageReader(running.server().url(), "jiaotong-officer",
                    RunningServer.PASSWORD)) {
                assertThat(reader.get("/catalogue/entry?code=" + code).body()).contains("依据已失效");
            }
        }
    }

    private static String waited(RunningServer running, Predicate<String> until) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!until.test(alerts(running)) && System.currentTimeMillis() < end) {
            Thread.sleep(500);
        }
        return alerts(running);
    }

    private static String alerts(RunningServer running) throws Exception {
        return running.as("jiaotong-officer").get("/api/v1/alerts").body().toString();
    }
}
