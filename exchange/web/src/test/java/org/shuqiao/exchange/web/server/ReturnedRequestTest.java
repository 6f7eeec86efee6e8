package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that was returned is completed on its page and by REST. */
class ReturnedRequestTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 6);

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(FRIDAY));
        resource = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void itIsCompletedOnItsPage() throws Exception {
        String id = returned("page");
        try (PageReader reader = new PageReader(running.server().url(), "chengyun-user", RunningServer.PASSWORD)) {
            String page = "/requests/" + id + "/complete";

            HttpResponse<String> form = reader.get(page);
            HttpResponse<String> done = reader.post(page, page, PageReader.form("key", "page", "code", resource,
                    "items", "name", "items", "length", "purpose", SharedRoads.PURPOSE, "explanation", "排查隐患路段",
                    "basis", "《中华人民共和国道路交通安全法》第四条第二款", "scenario", "排查", "modes", "query",
                    "from", FRIDAY.toString(), "to", FRIDAY.plusMonths(3).toString()));

            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(form.body()).contains("value=\"name\"", "隐患排查")
                    .doesNotContain("type=\"checkbox\" name=\"items\"");
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.body()).contains("第四条第二款");
        }
        assertThat(state(id)).isEqualTo("submitted");
    }

    @Test
    void itIsCompletedByRestInOneCallThatNamesWhatChangesOnly() throws Exception {
        String id = returned("rest");

        JsonNode completed = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests/" + id + "/completion",
                "{\"basis\": \"《中华人民共和国道路交通安全法》第四条第二款\"}"));

        assertThat(completed.path("state").asText()).isEqualTo("submitted");
        assertThat(completed.path("basis").asText()).endsWith("第二款");
        assertThat(completed.path("purpose").asText()).isEqualTo(SharedRoads.PURPOSE);
    }

    @Test
    void whatWasNotReturnedIsNotCompleted() throws Exception {
        String id = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests",
                SharedRoads.request("open", resource, FRIDAY.toString(), FRIDAY.plusDays(30).toString())))
                .path("request").path("id").asText();

        Caller.Answer refused = running.as("chengyun-user").post("/api/v1/requests/" + id + "/completion",
                "{\"basis\": \"《中华人民共和国公路法》\"}");

        assertThat(refused.code()).isEqualTo("SQ-EXC-0025");
        assertThat(refused.status()).isEqualTo(409);
    }

    private static String returned(String key) throws Exception {
        String id = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests",
                SharedRoads.request(key, resource, FRIDAY.toString(), FRIDAY.plusDays(30).toString())))
                .path("request").path("id").asText();
        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/requests/" + id + "/return",
                "{\"missing\": \"依据的条款\"}"));
        return id;
    }

    private static String state(String id) throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").get("/api/v1/requests/" + id)).path("state").asText();
    }
}
