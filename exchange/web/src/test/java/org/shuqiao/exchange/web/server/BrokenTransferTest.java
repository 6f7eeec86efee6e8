package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;

/** Transfers of files over a line that breaks in the middle, and what is gone on with afterwards. */
class BrokenTransferTest {

    private static final String USER = "chengyun-user";
    private static final long BROKEN_AFTER = 400_000;

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static CutLine line;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        line = new CutLine(running.url().getPort(), true);
        GrantedRoads.of(running, "", "01").inDepartment(List.of("create table long_road (name text, length numeric)",
                "insert into long_road select '道路' || i, i from generate_series(1, 60000) i"));
        resource = new SharedRoads(running).publishOver("long_road", SharedRoads.draft("长路", "01", "",
                "unconditional", "\"table\", \"service\", \"file\""));
    }

    @AfterAll
    static void stop() throws Exception {
        line.close();
        running.close();
    }

    @Test
    void aBrokenTransferIsGoneOnWithWhereItEnded() throws Exception {
        JsonNode file = made("k1", "断点续传核对");

        byte[] part = untilItBreaks(file);
        HttpResponse<InputStream> rest = fetch(file, part.length);

        assertThat(part).hasSizeGreaterThan(0).hasSizeLessThan(file.path("bytes").asInt());
        assertThat(rest.statusCode()).isEqualTo(206);
        byte[] more = rest.body().readAllBytes();
        byte[] whole = new byte[part.length + more.length];
        System.arraycopy(part, 0, whole, 0, part.length);
        System.arraycopy(more, 0, whole, part.length, more.length);
        assertThat(Sha256.tagged(whole)).isEqualTo(file.path("sha256").asText());
    }

    @Test
    void onceTheGrantHasEndedTheRestOfABrokenTransferIsRefused() throws Exception {
        JsonNode file = made("k2", "断点撤回核对");
        byte[] part = untilItBreaks(file);
        for (JsonNode grant : running.as(USER).get("/api/v1/grants").body()) {
            if (grant.toString().contains("断点撤回核对")) {
                SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + grant.path("id").asText()
                        + "/revoke", "{\"reason\": \"核对结束\"}"));
            }
        }

        HttpResponse<InputStream> rest = fetch(file, part.length);

        assertThat(rest.statusCode()).isEqualTo(422);
        assertThat(new String(rest.body().readAllBytes(), StandardCharsets.UTF_8)).contains("SQ-EXC-0043", "receipt");
    }

    private static JsonNode made(String key, String purpose) throws Exception {
        SharedRoads.ok(running.as(USER).post("/api/v1/requests", SharedRoads.request(key, resource,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())
                .replace("[\"query\"]", "[\"file\"]").replace(SharedRoads.PURPOSE, purpose)));
        return SharedRoads.ok(running.as(USER).post("/api/v1/files", """
                {"purpose": "%s", "resource": "%s", "format": "csv"}""".formatted(purpose, resource))).path("file");
    }

    private static byte[] untilItBreaks(JsonNode file) throws Exception {
        line.cutAfter(BROKEN_AFTER);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (InputStream in = fetch(file, 0).body()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                part.write(buffer, 0, read);
            }
        } catch (IOException e) {
            assertThat(line.broken()).isTrue();
        } finally {
            line.mend();
        }
        return part.toByteArray();
    }

    private static HttpResponse<InputStream> fetch(JsonNode file, int from) throws Exception {
        URI near = URI.create("http://127.0.0.1:" + line.port() + file.path("content").asText());
        HttpRequest.Builder request = HttpRequest.newBuilder(near).header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((USER + ":" + RunningServer.PASSWORD)
                .getBytes(StandardCharsets.UTF_8)));
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        return HttpClient.newHttpClient().send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
