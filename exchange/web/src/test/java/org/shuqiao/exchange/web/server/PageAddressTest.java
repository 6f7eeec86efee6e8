package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page whose address was mistyped speaks to a reader, not to a program. */
class PageAddressTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrongIsSaidWithoutTheApi() throws Exception {
        try (RunningServer running = RunningServer.start(folder.resolve("home"));
                PageReader reader = new PageReader(running.server().url(), "gongan-officer", RunningServer.PASSWORD)) {
            HttpResponse<String> mistyped = reader.get("/catalogue?page=abc");
            assertThat(mistyped.statusCode()).isEqualTo(400);
            assertThat(mistyped.body()).contains("SQ-SRV-0002", "page", "<h1").doesNotContain("/api 页面");

            HttpResponse<String> wrongWay = reader.get("/logout");
            assertThat(wrongWay.statusCode()).isIn(404, 405);
            assertThat(wrongWay.body()).doesNotContain("/api 页面");
        }
    }
}
