package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;

/** Pushes by the commands: a table is registered, filled with a receipt signed by the person who asks, and removed. */
@ExtendWith(CityExtension.class)
class PushCommandsTest {

    private static final String USER = "chengyun-user";
    private static final String OFFICER = "chengyun-push-officer";
    private static final String SECRET = "YUNZHOU_CHENGYUN_SHARE";

    @TempDir
    private Path folder;
    private final City city;

    PushCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"targets", "targets add", "targets remove", "push", "pushes", "pushes again",
        "standing", "standing push", "standing return", "standing end"},
            refused = {"targets", "targets add", "targets remove", "push", "pushes", "pushes again", "standing",
                "standing push", "standing return", "standing end"})
    void rowsArePushedIntoATableOfOnesOwn() throws Exception {
        city.account(OFFICER, "chengyun", "officer");
        Files.writeString(city.home().secrets().resolve(SECRET), "postgres");
        city.requestOf(city.roads(), "路网推送", "name,length", "--mode", "table");
        Path receipt = folder.resolve("push.receipt.json");
        try (EmbeddedPostgres own = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start()) {
            String target = city.json(OFFICER, add("路网", own.getPort(), "road")).path("id").asText();

            JsonNode pushed = city.json(USER, "push", city.roads(), "--purpose", "路网推送", "--to", target,
                    "--items", "name", "--sign-with", key().toString(), "--passphrase-file",
                    folder.resolve("passphrase").toString(), "--receipt", receipt.toString());

            assertThat(pushed.path("state").asText()).isEqualTo("arrived");
            assertThat(count(own)).isEqualTo(pushed.path("rows").asLong()).isPositive();
            assertThat(Files.readString(receipt)).contains("\"kind\":\"push\"", "\"custody\":\"person\"");
            assertThat(city.as(USER, "pushes").out()).contains(pushed.path("id").asText(), "路网推送", "arrived");
            assertThat(city.json(USER, "pushes", "again", pushed.path("id").asText()).path("state").asText())
                    .isEqualTo("arrived");
            assertThat(city.as(OFFICER, "targets").out()).contains(target, "路网");

            repeated(target, own.getPort());
            assertRefused(city.as(OFFICER, add("又一个", own.getPort(), "road")), "SQ-EXC-0219");
            assertRefused(city.as(USER, add("路网", own.getPort(), "other")), "SQ-EXC-0001");
            assertRefused(city.as("auditor", "targets"), "SQ-EXC-0001");
            assertRefused(city.as("auditor", "pushes"), "SQ-EXC-0001");
            assertRefused(city.as(USER, "pushes", "again", "none"), "SQ-EXC-0218");
            assertThat(city.as(OFFICER, "targets", "remove", target).exit()).isEqualTo(ExitCodes.DONE);
            assertRefused(city.as(OFFICER, "targets", "remove", target), "SQ-EXC-0210");
            assertRefused(city.as(USER, "push", city.roads(), "--purpose", "路网推送", "--to", target),
                    "SQ-EXC-0210");
        }
    }

    private void repeated(String target, int port) throws Exception {
        String[] push = {"standing", "push", city.roads(), "--purpose", "路网推送", "--to", target, "--items", "name"};
        Terminal ordered = city.as(USER, push);
        assertThat(ordered.exit()).as(ordered.err()).isEqualTo(ExitCodes.DONE);
        String standing = ordered.out().replaceAll("(?s).*(S-[0-9-]+).*", "$1");
        assertThat(city.as(USER, "standing").out()).contains(standing, target);
        // the dataset was standardized before, and that is the first run after which it is due
        Instant until = Instant.now().plusSeconds(60);
        while (!city.client(USER).get("/api/v1/standing-pushes").path(0).path("lastCode").asText().isEmpty()
                || city.client(USER).get("/api/v1/standing-pushes").path(0).path("lastPush").asText().isEmpty()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(200);
        }
        assertRefused(city.as(USER, "standing", "push", city.roads(), "--purpose", "路网推送", "--to", target,
                "--every", "1"), "SQ-EXC-0227");
        String[] back = {"standing", "return", city.roads(), "--purpose", "路网推送", "--division-item", "name"};
        assertRefused(city.as(USER, back), "SQ-EXC-0210");
        String[] street = Stream.concat(Stream.of(add("街道", port, "street")), Stream.of("--division", "990102001"))
                .toArray(String[]::new);
        assertThat(city.as(OFFICER, street).exit()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as(USER, back).exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(city.as("auditor", "standing"), "SQ-EXC-0001");
        for (JsonNode each : city.client(USER).get("/api/v1/standing-pushes")) {
            assertThat(city.as(USER, "standing", "end", each.path("id").asText()).exit()).isEqualTo(ExitCodes.DONE);
        }
        assertRefused(city.as(USER, "standing", "end", standing), "SQ-EXC-0226");
    }

    private static String[] add(String name, int port, String table) {
        return new String[] {"targets", "add", name, "--url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            "--user", "postgres", "--secret", SECRET, "--table", table};
    }

    private Path key() throws Exception {
        Path key = folder.resolve("user.pem");
        EncryptedPem.write(key, SoftwareKey.generate("yunzhou.shuqiao/chengyun/user", SignatureType.SM2),
                "a long enough passphrase".toCharArray());
        AtomicFile.replaceSecret(folder.resolve("passphrase"), "a long enough passphrase");
        return key;
    }

    private static long count(EmbeddedPostgres own) throws Exception {
        try (Connection connection = own.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(name) from road")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
