package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates are pasted on the page and answered with yes or no, with a receipt; too many are refused with one. */
class ConfirmPageTest {

    @TempDir
    private Path folder;

    @Test
    void eachLineIsAnsweredAndNothingElse() throws Exception {
        try (RunningServer running = RunningServer.start(folder.resolve("home"))) {
            String resource = new SharedRoads(running).publish("道路", "01", "unconditional");
            String grant = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k",
                    resource, LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())
                    .replace("[\"query\"]", "[\"verify\"]"))).path("grant").path("id").asText();
            try (PageReader reader = new PageReader(running.url(), "chengyun-user", RunningServer.PASSWORD)) {
                assertThat(reader.get("/confirm").body()).contains("名称 (name)", "长度 (length)", grant);
                assertThat(reader.get("/confirm?lang=en").body()).contains("Yes or no");
                reader.get("/confirm?lang=zh");

                HttpResponse<String> one = ask(reader, grant, "人民路\n没有的路\n", "name");
                HttpResponse<String> both = reader.post("/confirm", PageReader.form("grant", grant, "items", "name",
                        "items", "length", "lines", "人民路,1200\n解放路，1"));
                HttpResponse<String> many = ask(reader, grant, String.join("\n",
                        Collections.nCopies(501, "人民路")), "name");

                assertThat(verdicts(one)).isEqualTo("是否");
                assertThat(verdicts(both)).isEqualTo("是否");
                assertThat(one.body()).contains("id=\"receipt\"");
                assertThat(many.body()).contains("SQ-QRY-0024", "id=\"receipt\"");
            }
        }
    }

    private static HttpResponse<String> ask(PageReader reader, String grant, String lines, String item)
            throws Exception {
        return reader.post("/confirm", PageReader.form("grant", grant, "items", item, "lines", lines));
    }

    private static String verdicts(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*<section class=\"panel\" id=\"answers\">(.*?)</section>.*", "$1")
                .replaceAll("(?s)<td>[^<]*</td>|<h2>.*?</h2>|<[^>]*>|\\s", "");
    }
}
