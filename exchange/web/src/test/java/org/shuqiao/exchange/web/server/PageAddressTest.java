package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses of the portal: a mistyped one speaks to a reader, and that of a file says which content it is. */
class PageAddressTest {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"]*\\.(?:css|js|svg))\"");

    @TempDir
    private Path folder;

    @Test
    void mistypedAddressesAndFiles() throws Exception {
        try (RunningServer running = RunningServer.start(folder.resolve("home"));
                PageReader reader = new PageReader(running.server().url(), "gongan-officer", RunningServer.PASSWORD)) {
            HttpResponse<String> mistyped = reader.get("/catalogue?page=abc");
            assertThat(mistyped.statusCode()).isEqualTo(400);
            assertThat(mistyped.body()).contains("SQ-SRV-0002", "page", "<h1").doesNotContain("/api 页面");

            HttpResponse<String> wrongWay = reader.get("/logout");
            assertThat(wrongWay.statusCode()).isIn(404, 405);
            assertThat(wrongWay.body()).doesNotContain("/api 页面");

            Set<String> files = new TreeSet<>();
            for (String page : List.of(reader.get("/query").body(), reader.get("/login").body(), mistyped.body(),
                    reader.get("/nothing").body())) {
                Set<String> linked = FILE.matcher(page).results().map(found -> found.group(1))
                        .collect(Collectors.toSet());
                assertThat(linked).hasSizeGreaterThan(4);
                files.addAll(linked);
            }
            for (String file : files) {
                HttpResponse<byte[]> loaded = reader.bytes(file);
                assertThat(loaded.statusCode()).as(file).isEqualTo(200);
                assertThat(loaded.headers().firstValue("Cache-Control")).as(file).hasValue(file.endsWith(".svg")
                        ? "max-age=86400, public" : "max-age=31536000, public, immutable");
                assertThat(file).matches("/favicon.svg|/(css|js)/[a-z]+-[0-9a-f]{32}\\.(css|js)"
                        + "|/(vendor|webjars)/.*[0-9]+\\.[0-9]+\\.[0-9]+.*");
            }
            for (String plain : List.of("/js/portal.js", "/css/shuqiao.css", "/webjars/bootstrap/css/bootstrap.min.css",
                    "/webjars/htmx.org/dist/htmx.min.js", "/js/portal-" + "0".repeat(32) + ".js")) {
                HttpResponse<byte[]> answer = reader.bytes(plain);
                assertThat(answer.statusCode()).as(plain).isEqualTo(404);
                assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(plain)
                        .doesNotContain("max-age=3", "immutable");
            }
            assertThat(reader.get("/css/none.css").statusCode()).isEqualTo(404);
            assertThat(reader.get("/catalogue.css").statusCode()).isEqualTo(404);
            assertThat(reader.get("/api").body()).contains("swagger-ui.css");
            assertThat(reader.bytes("/swagger-ui/swagger-ui.css").statusCode()).isEqualTo(200);
        }
    }
}
