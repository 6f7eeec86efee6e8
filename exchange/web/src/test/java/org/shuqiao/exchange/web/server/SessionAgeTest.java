package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of the portal that is used again and again. */
class SessionAgeTest {

    @TempDir
    private Path folder;

    @Test
    void itEndsAfterAWorkingDayHoweverBusyItIsAndNineAreTooMany() throws Exception {
        LocalDate day = LocalDate.of(2026, 10, 12);
        MovableClock clock = new MovableClock(day);
        try (RunningServer running = RunningServer.start(folder.resolve("home"), clock);
                PageReader first = new PageReader(running.url(), "auditor", RunningServer.PASSWORD)) {
            assertThat(first.get("/ledger").uri().getPath()).isEqualTo("/ledger");
            clock.set(day.plusDays(1));
            assertThat(first.get("/ledger").uri().getPath()).isEqualTo("/login");

            PageReader[] many = new PageReader[9];
            for (int i = 0; i < many.length; i++) {
                many[i] = new PageReader(running.url(), "auditor", RunningServer.PASSWORD);
            }
            assertThat(running.as("auditor").get("/api/v1/sessions").body()).hasSize(8);
            assertThat(many[8].get("/ledger").uri().getPath()).isEqualTo("/ledger");
            for (PageReader reader : many) {
                reader.close();
            }
        }
    }
}
