package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.tile.TileReader;

/** A node witnesses the log; one that was cut and rebuilt with its own key is found, and the proof of it kept. */
class WitnessCommandsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    @Commands(done = {"receipts", "verify"}, refused = "verify")
    void aLogThatIsCutAndRebuiltWithItsOwnKeyIsFoundAndTheProofKept() throws Exception {
        try (NodeTown town = NodeTown.start(folder)) {
            String roads = town.publishedRoads();
            String request = town.requested(roads, "道路安全");
            town.as("jiaotong-officer", "decide", request);
            Path node = town.admitted("node");
            for (int i = 0; i < 3; i++) {
                assertThat(town.query("道路安全").exit()).isEqualTo(ExitCodes.DONE);
            }
            town.startNode(node);
            await(() -> status(node).path("log").asLong() == 3 && cosigned(town) == 1, town);
            assertThat(town.query("道路安全").exit()).isEqualTo(ExitCodes.DONE);
            await(() -> cosigned(town) == 2, town);

            Path bundle = folder.resolve("bundle");
            assertThat(town.as("auditor", "receipts", "--save", bundle.toString()).exit()).isEqualTo(ExitCodes.DONE);
            Terminal witnessed = Terminal.run("verify", bundle.toString(), "--witnesses", "1");
            assertThat(witnessed.exit()).as(witnessed.out() + witnessed.err()).isEqualTo(ExitCodes.DONE);
            assertThat(Terminal.run("verify", bundle.toString(), "--witnesses", "2").exit()).isEqualTo(ExitCodes.NO);
            assertThat(NodeTown.node("status", "--folder", node.toString()).exit()).isZero();

            assertAnybodyFollows(town.server().url());

            town.killNode(); // or it would see the log while it is empty
            rebuild(town);
            town.startNode(node);
            await(() -> status(node).has("split"), town);

            Terminal found = NodeTown.node("status", "--folder", node.toString());
            JsonNode split = Json.PLAIN.readTree(found.out()).path("split");
            Checkpoint first = Checkpoint.parse(split.path("first").asText());
            Checkpoint second = Checkpoint.parse(split.path("second").asText());
            assertThat(found.exit()).isEqualTo(ExitCodes.NO);
            assertThat(found.out()).contains("SQ-NOD-0044");
            assertThat(first.size()).isEqualTo(second.size()).isEqualTo(4);
            assertThat(first.root()).isNotEqualTo(second.root());
            assertThat(Path.of(split.path("file").asText())).exists();
            assertThat(cosigned(town)).as("nothing more is cosigned").isEqualTo(2);

            town.killNode();
            town.startNode(node);
            Thread.sleep(3000);
            assertThat(NodeTown.node("status", "--folder", node.toString()).exit())
                    .as("a restart forgets nothing").isEqualTo(ExitCodes.NO);
            assertThat(cosigned(town)).isEqualTo(2);
        }
    }

    /** Without an account: the newest checkpoint with a witness's line, and its root from tiles (C2SP tlog-tiles). */
    private static void assertAnybodyFollows(URI server) {
        Checkpoint head = Checkpoint.parse(new String(get(server, "/log/checkpoint"), StandardCharsets.UTF_8));
        TileReader tiles = new TileReader(head.size(), path -> get(server, "/log/" + path.text()));

        assertThat(head.size()).isEqualTo(4);
        assertThat(head.note().lines()).hasSize(2);
        assertThat(ProofPlan.root(head.size()).hashes(tiles)).containsExactly(head.root());
    }

    private static byte[] get(URI server, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody can do who has the platform's database and the log's key: the first two records, then others. */
    private static void rebuild(NodeTown town) throws Exception {
        PGSimpleDataSource store = town.store();
        SigningKeys keys = SigningKeys.in(town.home().keys(), "yunzhou");
        List<LoggedRecord> kept = RecordLog.open(store, keys.log()).find(RecordFilter.all(), PageRequest.first(10))
                .reversed();
        String schema = schema(store);
        try (Connection connection = store.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // the triggers sleep
            for (String table : List.of("record_grant", "consumer_sequence", "node", "checkpoint", "record")) {
                statement.execute("delete from " + schema + "." + table);
            }
        }
        RecordLog log = RecordLog.open(store, keys.log());
        for (int i : new int[] {0, 1, 3, 2}) { // the same records in another order: every grant's numbers are whole
            log.append(kept.get(i).record().draft());
        }
    }

    private static String schema(PGSimpleDataSource store) throws SQLException {
        try (Connection connection = store.getConnection(); Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select schemaname from pg_tables where tablename = 'record_grant'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static JsonNode status(Path node) {
        try {
            return Json.PLAIN.readTree(NodeTown.node("status", "--folder", node.toString()).out());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long cosigned(NodeTown town) {
        try (Connection connection = town.store().getConnection(); Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from exchange.cosignature")) {
            rows.next();
            return rows.getLong(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier until, NodeTown town) throws Exception {
        for (long waited = 0; !until.getAsBoolean(); waited += 200) {
            assertThat(waited).as(town.nodeLog()).isLessThan(PATIENCE.toMillis());
            Thread.sleep(200);
        }
    }
}
