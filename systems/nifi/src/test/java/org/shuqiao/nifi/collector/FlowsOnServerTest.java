package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.nifi.remote.FlowInspector;
import org.shuqiao.nifi.remote.FlowStatus;
import org.shuqiao.nifi.remote.FlowStatus.Event;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.systems.nifi.RealNifi;

/** Tests scheduled flows on a NiFi server: deployment, status, change, stop and removal. */
class FlowsOnServerTest {

    private static final String DATASET = "gongan_alone";
    /** A flow that runs by itself looks at its source once a minute. */
    private static final long PATIENCE_SECONDS = 150;

    @TempDir
    private Path folder;
    private EmbeddedPostgres postgres;
    private Statement statement;
    private Connection connection;
    private WorkerProcess worker;

    @BeforeEach
    void aRegister() throws Exception {
        postgres = EmbeddedPostgres.start();
        connection = postgres.getPostgresDatabase().getConnection();
        statement = connection.createStatement();
        statement.execute("create table alone (a int primary key, upd timestamp)");
        insert(1, 250);
        worker = new WorkerProcess(folder, Map.of("TEST_DB", "127.0.0.1:" + postgres.getPort()));
        ask("remove", source(1000)); // a server that was killed before may have forgotten what was taken away last
    }

    @AfterEach
    void takeAway() throws Exception {
        ask("remove", source(1000));
        connection.close();
        postgres.close();
    }

    @Test
    void brought_there_once_and_told_what_changes() throws Exception {
        assertThat(ask("status", source(1000)).path("state").asText()).isEqualTo("absent");
        assertThat(ask("plan", source(1000)).path("state").asText()).isEqualTo("new");
        assertThat(ask("status", source(1000)).path("state").asText()).as("a plan changes nothing").isEqualTo("absent");

        assertThat(ask("deploy", source(1000)).path("state").asText()).isEqualTo("new");
        awaitLanded(250);
        assertThat(ask("deploy", source(1000)).path("state").asText()).isEqualTo("unchanged");
        assertThat(ask("status", source(1000)).path("state").asText()).isEqualTo("running");

        JsonNode plan = ask("plan", source(70));
        assertThat(plan.path("state").asText()).isEqualTo("changed");
        assertThat(plan.path("changes")).singleElement().satisfies(change ->
                assertThat(change.asText()).contains("Rows per Slice", "1000", "70"));
        assertThat(ask("stop", source(1000)).path("state").asText()).isEqualTo("stopped");
        insert(251, 300);
        assertThat(ask("deploy", source(70)).path("state").asText()).isEqualTo("changed");
        awaitLanded(300);
        assertThat(landed()).as("where it was made anew it went on").doesNotHaveDuplicates();

        ask("stop", source(70));
        assertThat(ask("start", source(70)).path("state").asText()).isEqualTo("running");
        ask("remove", source(70));
        assertThat(ask("status", source(70)).path("state").asText()).isEqualTo("absent");
    }

    @Test
    void goes_on_by_itself_after_the_server_was_killed() throws Exception {
        ask("deploy", source(1000));
        awaitLanded(250);

        RealNifi.start().process().kill();
        insert(251, 400);
        RealNifi.startAgain();

        awaitLanded(400);
        assertThat(landed()).doesNotHaveDuplicates();
        assertThat(ask("status", source(1000)).path("state").asText()).isEqualTo("running");
    }

    @Test
    void looked_at_as_a_page_does_it() throws Exception {
        try (NifiClient nifi = new NifiClient(new NifiAccess(RealNifi.start().url(), Optional.empty(), "",
                Optional.empty()), Duration.ofSeconds(4))) {
            FlowInspector look = new FlowInspector(nifi);
            assertThat(look.status(DATASET)).isEmpty();
            ask("deploy", source(1000));
            awaitLanded(250);

            FlowStatus standing = look.status(DATASET).orElseThrow();
            assertThat(standing.state()).isEqualTo("RUNNING");
            assertThat(standing.valid()).isTrue();
            JsonNode manifest = LandedRows.manifests(worker.landing().resolve("gongan/alone")).getFirst();
            List<Event> events = awaitEvents(look, DATASET, manifest);
            assertThat(events).extracting(Event::type).startsWith("RECEIVE").contains("SEND");
            assertThat(events.getFirst().transit()).startsWith("jdbc:postgresql://127.0.0.1").endsWith("alone");
            assertThat(look.provenanceEvents(DATASET, "0".repeat(32))).isEmpty();

            RealNifi.start().process().suspend();
            try {
                assertThatThrownBy(() -> look.status(DATASET)).hasMessageStartingWith("SQ-COL-0109");
            } finally {
                RealNifi.start().process().resume();
            }
        }
    }

    /** The server indexes what happened in its own time. */
    static List<Event> awaitEvents(FlowInspector look, String dataset, JsonNode manifest) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<Event> events = List.of();
        while (events.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(1);
            events = look.provenanceEvents(dataset, manifest.path("batch").asText());
        }
        return events;
    }

    private JsonNode ask(String action, Path source) throws Exception {
        WorkerProcess.Result result = worker.run(List.of(source), job -> job.put("action", action));
        assertThat(result.exit()).as("%s", result.output()).isZero();
        return result.event("flow", DATASET);
    }

    private void insert(int from, int to) throws Exception {
        statement.execute("insert into alone select i, timestamp '2024-03-07' + i * interval '1 s' from "
                + "generate_series(%d, %d) i".formatted(from, to));
    }

    private void awaitLanded(int rows) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (landed().size() < rows) {
            assertThat(System.nanoTime()).as("%d of %d rows were landed in time", landed().size(), rows)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(landed()).hasSize(rows);
    }

    private List<String> landed() throws Exception {
        Path dataset = worker.landing().resolve("gongan/alone");
        return Files.exists(dataset) ? LandedRows.rows(dataset).stream().map(row -> row.path("a").asText()).toList()
                : new ArrayList<>();
    }

    private Path source(int rows) throws Exception {
        return SourceYaml.write(folder, "gongan", "alone", """
                kind: table
                url: jdbc:postgresql://${TEST_DB}/postgres
                user: postgres
                table: alone
                slice: {mode: keyset, watermark: upd, key: [a], rows: %d, settle: PT0S}""".formatted(rows), """
                - {column: a, type: integer}
                - {column: upd, type: timestamp}""");
    }
}
