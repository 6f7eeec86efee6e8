package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;

/** The Python client against a running server, where there is a Python. */
class PythonClientTest {

    private static final Path CLIENT = Path.of("../../clients/python/shuqiao_client.py");
    private static final String MORE = """
            import sys
            sys.path.insert(0, sys.argv[1])
            import shuqiao_client as c
            client = c.Client(sys.argv[2], "chengyun-user", sys.argv[3], open(sys.argv[4]).read(), language="en")
            path, receipt = client.file(sys.argv[5], sys.argv[6], ["name"], "csv", sys.argv[7])
            assert "人民路" in open(path, encoding="utf-8").read()
            assert client.receipt(receipt.id).text == receipt.text
            try:
                client.query("another purpose", "select 1 from nothing")
            except c.Refused as e:
                print(e.code, e.status)
            """;

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static GrantedRoads roads;
    private static Path keys;

    @BeforeAll
    static void grant() throws Exception {
        assumeTrue(python("--version").exit() == 0, "no python3 is found");
        running = RunningServer.start(folder.resolve("home"), new MovableClock(LocalDate.of(2026, 11, 2)));
        roads = GrantedRoads.of(running, new SharedRoads(running).publish(SharedRoads.draft("道路", "01", "",
                "conditional", "\"table\", \"service\", \"file\""), "01"), "01");
        String request = SharedRoads.ok(running.as("chengyun-user").post("/api/v1/requests", SharedRoads.request("k",
                roads.resource(), "2026-11-02", "2027-10-31").replace("[\"query\"]", "[\"query\", \"file\"]")))
                .path("request").path("id").asText();
        roads.decide(request, GrantedRoads.BOTH);
        keys = Files.writeString(folder.resolve("keys.json"),
                running.as("auditor").get("/api/v1/keys").body().path("keys").asText());
    }

    @AfterAll
    static void stop() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    private record Ran(int exit, String out) { }

    private static Ran python(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PYTHONIOENCODING", "utf-8");
        process.environment().put("PYTHONUTF8", "1");
        process.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        if (running != null) {
            process.environment().put("SHUQIAO_PASSWORD", running.as("chengyun-user").password());
        }
        try {
            Process started = process.start();
            String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(started.waitFor(), out);
        } catch (IOException e) {
            return new Ran(-1, e.getMessage());
        }
    }

    private static Ran query(URI url, String purpose) throws Exception {
        return python(CLIENT.toString(), url.toString(), "chengyun-user", keys.toString(), purpose,
                "select name, length, length > 1000 as long_one, cast(length as double) / 7 as part from "
                        + roads.table() + " order by name");
    }

    @Test
    void anAnswerIsProvenWhenItArrives() throws Exception {
        Ran ran = query(running.url(), SharedRoads.PURPOSE);

        assertThat(ran.exit()).as(ran.out()).isZero();
        JsonNode answer = Json.PLAIN.readTree(ran.out());
        assertThat(answer.path("rows")).hasSize(3);
        assertThat(answer.at("/rows/0/0").asText()).isEqualTo("云桥");
        assertThat(answer.at("/rows/0/2").asText()).isEqualTo("false");
    }

    @Test
    void aRefusalHasItsReceipt() throws Exception {
        Ran ran = query(running.url(), "别的目的");

        assertThat(ran.exit()).as(ran.out()).isEqualTo(4);
        assertThat(Json.PLAIN.readTree(ran.out()).path("receipt").asText()).hasSize(26);
    }

    @Test
    void whatWasEditedOnTheWayIsNotHandedOut() throws Exception {
        for (String[] edit : List.of(new String[] {"人民路", "人民街"}, new String[] {"500.0", "500.1"},
                new String[] {"\\\"rows\\\":3", "\\\"rows\\\":2"})) {
            try (EditingProxy proxy = new EditingProxy(running.url(), (call, status, body) ->
                    new EditingProxy.Edited(status, body.replace(edit[0], edit[1])))) {
                Ran ran = query(proxy.url(), SharedRoads.PURPOSE);

                assertThat(ran.exit()).as("%s: %s", edit[0], ran.out()).isEqualTo(1);
                assertThat(ran.out()).contains("unproven");
            }
        }
    }

    @Test
    void aFileArrivesProven() throws Exception {
        Path script = Files.writeString(folder.resolve("more.py"), MORE);
        Ran ran = python(script.toString(), CLIENT.getParent().toAbsolutePath().toString(), running.url().toString(),
                running.as("chengyun-user").password(), keys.toString(), SharedRoads.PURPOSE, roads.resource(),
                Files.createDirectories(folder.resolve("arrived")).toString());

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("SQ-EXC-");
    }
}
