package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.process.Installation;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.workers.WorkerKind;

/** The lake by REST and on its page: how its tables stand, looking after them, and what stays for a receipt. */
class LakeDoorsTest {

    private static final LocalDate TODAY = LocalDate.now();
    private static final String TABLE = "standard." + KeptRowsLake.DATASET;

    @TempDir
    private static Path folder;
    private static MovableClock clock;
    private static RunningServer running;
    private static KeptRowsLake lake;

    @BeforeAll
    static void start() throws Exception {
        clock = new MovableClock(TODAY);
        running = RunningServer.start(folder.resolve("home"), clock);
        lake = new KeptRowsLake(running);
        lake.write();
        lake.ran("20261101-080000-1", Instant.parse("2026-11-01T00:00:00Z"), 0.97);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void whatAReceiptNamesStaysAndWhatNothingNeedsGoes() throws Exception {
        String code = published();
        Caller user = running.as("chengyun-user");
        SharedRoads.ok(user.post("/api/v1/requests", SharedRoads.request("lake", code, TODAY.toString(),
                TODAY.plusDays(60).toString())));
        JsonNode before = query();
        JsonNode receipt = Json.PLAIN.readTree(before.path("receipt").asText());
        long named = lake.snapshots().getFirst();
        Path unread = lake.publish("('R1', '人民路', cast(1300 as decimal(18, 3)))", true);
        long unneeded = lake.snapshots().getLast();
        for (int i = 0; i < 4; i++) {
            lake.publish("('R" + i + "', '路" + i + "', cast(1 as decimal(18, 3)))", i == 0);
        }
        assertThat(receipt.at("/record/snapshots/" + TABLE).asText()).as("%s", receipt)
                .isEqualTo(Long.toString(named));

        JsonNode young = table(SharedRoads.ok(running.as("auditor").get("/api/v1/lake")));
        assertThat(young.findValuesAsText("kept")).as("a query may still be reading them").doesNotContain("none");
        clock.set(TODAY.plusDays(9));
        JsonNode due = table(SharedRoads.ok(running.as("auditor").get("/api/v1/lake")));
        assertThat(due.at("/snapshots/0/kept").asText()).isEqualTo("receipt");
        assertThat(due.at("/snapshots/0/until").asText()).isEqualTo(TODAY.plusMonths(1).plusYears(3)
                .withDayOfMonth(1).toString());
        assertThat(due.at("/snapshots/1/kept").asText()).isEqualTo("none");
        assertThat(due.path("compact").asBoolean()).isTrue();
        assertThat(due.path("smallFiles").asInt()).isEqualTo(4);
        try (PageReader page = new PageReader(running.server().url(), "auditor", RunningServer.PASSWORD)) {
            assertThat(page.get("/lake").body()).contains(TABLE, "待整理", "尚未整理")
                    .doesNotContain("/lake/maintain");
        }
        lake.erasedFromLanding("b1", TODAY.plusDays(9).atTime(8, 0).atOffset(ZoneOffset.ofHours(8)));
        JsonNode erased = SharedRoads.ok(running.as("auditor").get("/api/v1/retention/erased")).path(0);
        assertThat(erased.path("dataset").asText()).isEqualTo(KeptRowsLake.DATASET);
        assertThat(erased.path("raw").asInt()).as("rows of b1 are still in the raw zone").isEqualTo(1);
        assertThat(erased.path("left").toString()).contains("\"kept\":\"receipt\"", TODAY.plusMonths(1).plusYears(3)
                .withDayOfMonth(1).toString());
        assumeTrue(Files.exists(WorkerKind.MAINTAIN.classPath(Installation.above(Path.of("")))), "no worker is built");

        JsonNode job = maintained();

        assertThat(job.path("state").asText()).as("%s", job).isEqualTo("DONE");
        assertThat(job.at("/datasets/" + TABLE + "/filesAfter").asInt()).as("%s", job).isEqualTo(1);
        assertThat(unread).doesNotExist();
        assertThat(lake.snapshots()).contains(named).doesNotContain(unneeded);
        assertThat(again(named, before.path("salt").asText())).as("the answer to the same question now")
                .isEqualTo(receipt.at("/record/result").asText());
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/receipts/" + receipt.at("/record/id").asText()))
                .path("receipt")).isEqualTo(before.path("receipt"));
        assertThat(job.at("/datasets/raw." + KeptRowsLake.DATASET + "/erasedRows").asInt()).isEqualTo(3);
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/retention/erased")).path(0).path("raw").asInt())
                .isZero();
        assertThat(query().path("rows")).as("queries read what was put together").hasSize(4);
        String log = SharedRoads.ok(running.as("auditor").get("/api/v1/security-log")).toString();
        assertThat(log).contains("raw-rows", "lake-snapshots", Long.toString(unneeded), "lake-maintained",
                "lake-sealed").doesNotContain("\"" + named + "\"");
        assertThat(SharedRoads.ok(running.as("auditor").post("/api/v1/audits", "{}")).toString())
                .doesNotContain("lake-file-", "lake-seal-");
    }

    @Test
    void onlyAnAdministratorHasItDone() throws Exception {
        assertThat(running.as("auditor").post("/api/v1/lake/maintain", "{}").code()).isEqualTo("SQ-EXC-0001");
        assertThat(running.as("gongan-officer").get("/api/v1/lake").code()).isEqualTo("SQ-EXC-0001");
        assertThat(running.as("admin").post("/api/v1/lake/maintain", "{\"tables\": [\"standard.none\"]}").code())
                .isEqualTo("SQ-EXC-0347");
        assertThat(running.as("admin").post("/api/v1/jobs", "{\"kind\": \"MAINTAIN\"}").status()).isEqualTo(400);
    }

    private static String published() throws Exception {
        Caller officer = running.as("jiaotong-officer");
        String draft = SharedRoads.draft("道路湖表", "07", KeptRowsLake.DATASET, "unconditional", "\"table\", \"service\"");
        String entry = SharedRoads.ok(officer.post("/api/v1/entries", "{\"draft\": " + draft + "}")).path("id")
                .asText();
        SharedRoads.ok(officer.post("/api/v1/entries/" + entry + "/submit", "{}"));
        return SharedRoads.ok(running.as("reviewer").post("/api/v1/entries/" + entry + "/publish", "{}")).path("code")
                .asText();
    }

    private static JsonNode query() throws Exception {
        return SharedRoads.ok(running.as("chengyun-user").post("/api/v1/query", "{\"purpose\": \""
                + SharedRoads.PURPOSE + "\", \"sql\": \"select name from jiaotong.road order by name\"}"));
    }

    private static JsonNode maintained() throws Exception {
        Caller admin = running.as("admin");
        String id = SharedRoads.ok(admin.post("/api/v1/lake/maintain", "{}")).path("id").asText();
        JsonNode job = SharedRoads.ok(admin.get("/api/v1/jobs/" + id));
        while (job.path("state").asText().equals("RUNNING")) {
            Thread.sleep(100);
            job = SharedRoads.ok(admin.get("/api/v1/jobs/" + id));
        }
        return job;
    }

    /** @return the digest of the answer that the snapshot's files give now, as docs/exchange-record.md makes it */
    private static String again(long snapshot, String salt) throws Exception {
        List<String> files = lake.files(snapshot).stream().map(file -> "'" + file + "'").toList();
        StringBuilder rows = new StringBuilder();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet read = statement.executeQuery("select name from read_parquet(" + files + ") order by name")) {
            while (read.next()) {
                rows.append(rows.isEmpty() ? "" : ",").append("[\"").append(read.getString(1)).append("\"]");
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(salt));
        bytes.write(("{\"columns\":[{\"name\":\"name\",\"type\":\"text\"}],\"rows\":[" + rows + "]}")
                .getBytes(StandardCharsets.UTF_8));
        return Sha256.tagged(bytes.toByteArray());
    }

    private static JsonNode table(JsonNode state) {
        for (JsonNode table : state.path("tables")) {
            if (table.path("table").asText().equals(TABLE)) {
                return table;
            }
        }
        throw new AssertionError(state.toString());
    }
}
