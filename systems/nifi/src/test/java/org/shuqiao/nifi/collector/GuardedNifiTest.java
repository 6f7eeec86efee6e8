package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.nifi.remote.FlowInspector;
import org.shuqiao.nifi.remote.FlowStatus;
import org.shuqiao.nifi.remote.NifiAccess;
import org.shuqiao.nifi.remote.NifiClient;
import org.shuqiao.systems.ServerCertificate;
import org.shuqiao.systems.nifi.NifiPolicies;
import org.shuqiao.systems.nifi.NifiSecurity;
import org.shuqiao.systems.nifi.NifiServer;

/** Tests collection on a NiFi server secured by TLS and log-in. */
class GuardedNifiTest {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static NifiServer server;
    private static EmbeddedPostgres postgres;

    @TempDir
    private static Path place;
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = NifiServer.startGuarded(place, "700m");
        try (NifiClient admin = admin()) {
            NifiPolicies.give(admin);
        }
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            Register.create(statement);
            Register.insert(statement, 1, 300);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        server.close();
    }

    @Test
    void collectsThereWithItsAccount() throws Exception {
        WorkerProcess worker = worker(server.door().password());

        WorkerProcess.Result result = worker.run(List.of(Register.source(folder)), this::toServer);

        assertThat(result.exit()).as("%s", result.output()).isZero();
        assertThat(LandedRows.rows(Register.landed(worker))).hasSize(300);
        assertThat(Files.readString(folder.resolve("collect.log"))).doesNotContain(server.door().password());
        try (NifiClient nifi = client(NifiSecurity.USER, server.door().password(), certificate())) {
            JsonNode manifest = LandedRows.manifests(Register.landed(worker)).getFirst();
            assertThat(FlowsOnServerTest.awaitEvents(new FlowInspector(nifi), Register.DATASET, manifest)).isNotEmpty();
        }
    }

    @Test
    void rightsMayComeLate() throws Exception {
        WorkerProcess worker = worker(server.door().password());
        try (NifiClient admin = admin()) {
            NifiPolicies.takeData(admin);
            try {
                WorkerProcess.Result refused = worker.run(List.of(Register.source(folder)), this::toServer);
                assertThat(refused.exit()).isEqualTo(3);
                assertThat(refused.event("failed", Register.DATASET).path("code").asText()).isEqualTo("SQ-COL-0115");
                assertThat(worker.run(List.of(Register.source(folder)), job -> {
                    toServer(job);
                    job.put("action", "remove");
                }).exit()).as("a group is left that is neither whole nor gone").isEqualTo(3);
            } finally {
                NifiPolicies.give(admin);
            }
        }

        WorkerProcess.Result result = worker.run(List.of(Register.source(folder)), this::toServer);

        assertThat(result.exit()).as("%s", result.output()).isZero();
        assertThat(LandedRows.rows(Register.landed(worker))).hasSize(300);
    }

    @Test
    void keepsAFlowThatRunsByItself() throws Exception {
        WorkerProcess worker = worker(server.door().password());
        for (String action : List.of("deploy", "status", "stop", "remove")) {
            WorkerProcess.Result result = worker.run(List.of(Register.source(folder)), job -> {
                toServer(job);
                job.put("action", action);
            });
            assertThat(result.exit()).as("%s: %s", action, result.output()).isZero();
            if (action.equals("status")) {
                assertThat(result.event("flow", Register.DATASET).path("state").asText()).isEqualTo("running");
                try (NifiClient nifi = client(NifiSecurity.USER, server.door().password(), certificate())) {
                    Optional<FlowStatus> standing = new FlowInspector(nifi).status(Register.DATASET);
                    assertThat(standing).get().matches(FlowStatus::valid);
                }
            }
        }
    }

    @Test
    void aPasswordThatIsNotTheAccountsIsTold() throws Exception {
        WorkerProcess.Result result = worker("guessed-it-wrong").run(List.of(Register.source(folder)), this::toServer);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.event("failed", "").path("code").asText()).isEqualTo("SQ-COL-0110");
        assertThat(String.join("", result.output())).doesNotContain("guessed-it-wrong");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsTold() {
        Path another = ServerCertificate.make(folder.resolve("another")).certificate();
        try (NifiClient nifi = client(NifiSecurity.USER, server.door().password(), another)) {
            assertThatThrownBy(() -> nifi.get("/flow/about")).hasMessageStartingWith("SQ-COL-0114");
        }
    }

    @Test
    void goesOnWhenItsLoginIsOver() {
        try (NifiClient nifi = client(NifiSecurity.USER, server.door().password(), certificate())) {
            assertThat(nifi.get("/flow/current-user").path("identity").asText()).isEqualTo(NifiSecurity.USER);

            nifi.delete("/access/logout");

            assertThat(nifi.get("/flow/current-user").path("identity").asText()).isEqualTo(NifiSecurity.USER);
        }
    }

    private static NifiClient admin() {
        return client(NifiSecurity.ADMIN, server.door().adminPassword(), certificate());
    }

    private static NifiClient client(String user, String password, Path authority) {
        return new NifiClient(new NifiAccess(server.url(), Optional.of(user), password, Optional.of(authority)),
                ANSWER);
    }

    private static Path certificate() {
        return server.door().certificate().orElseThrow().certificate();
    }

    private WorkerProcess worker(String password) {
        return new WorkerProcess(folder, Map.of("TEST_DB", "127.0.0.1:" + postgres.getPort(), "SHUQIAO_NIFI_PASSWORD",
                password));
    }

    private void toServer(ObjectNode job) {
        job.putObject("nifi").put("url", server.url()).put("user", NifiSecurity.USER)
                .put("trust", certificate().toString());
    }
}
