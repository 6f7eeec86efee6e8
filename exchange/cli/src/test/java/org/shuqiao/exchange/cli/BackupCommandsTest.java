package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;

/**
 * The drill: the shared city is backed up while it runs, restored elsewhere, and compared with what its auditor has.
 * What is restored signs nothing before it is known that nobody has seen more.
 */
@ExtendWith(CityExtension.class)
class BackupCommandsTest {

    private static final String KEY = "4f".repeat(32);

    @TempDir
    private Path folder;
    private final City city;

    BackupCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"backup", "backup check", "backup prune", "restore", "restore check", "restore confirm",
            "lake relocate", "verify", "audit"},
            refused = {"restore", "restore check", "restore confirm", "serve", "lake relocate"})
    void whatRunsIsBackedUpRestoredElsewhereMovedAndGoesOn() throws Exception {
        city.granted("备份演练", "name");
        assertThat(query(List.of()).exit()).isEqualTo(ExitCodes.DONE);
        Path backups = folder.resolve("backups");
        JsonNode first = backup(backups);
        assertThat(query(List.of()).exit()).isEqualTo(ExitCodes.DONE);
        Path keys = saved("keys.json", "receipts", "keys");
        Path head = Files.writeString(folder.resolve("head"), newestCheckpoint());
        Path bundle = folder.resolve("before.zip");
        assertThat(city.as("auditor", "receipts", "--save", bundle.toString()).exit()).isEqualTo(ExitCodes.DONE);
        JsonNode second = backup(backups, "--incremental");
        assertThat(second.path("records").asLong()).isGreaterThan(first.path("records").asLong());
        assertThat(second.path("written").asLong()).isLessThan(first.path("written").asLong());
        assertNothingReadable(backups);

        JsonNode checked = City.json(Terminal.run("backup", "check", backups.toString(), "--key", key(), "--json"));
        assertThat(checked.path("times")).hasSize(2);

        Path older = folder.resolve("older");
        Terminal early = at(older, "restore", backups.toString(), "--key", key(), "--at",
                first.path("at").asText(), "--json");
        assertThat(early.exit()).as(early.err()).isEqualTo(ExitCodes.NO);
        assertThat(lacking(early, first)).isNotEmpty().allMatch(each -> each.startsWith("keys/periods/"));
        Path gongan = older.resolve("var/keys/department-gongan.pem");
        Path apart = Files.move(gongan, older.resolve("gongan"));
        bringKeysOfMonths(older);
        Terminal again = at(older, "restore", "check", "--json");
        assertThat(again.exit()).as(again.err()).isEqualTo(ExitCodes.NO);
        assertThat(missing(City.json(again))).as("the months are there, and a hosted key is not")
                .containsExactly("keys/department-gongan.pem");
        Files.move(apart, gongan);
        assertThat(at(older, "restore", "check").exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(at(older, "restore", "confirm", "--head", head.toString()), "SQ-OPS-0011");
        assertRefused(at(older, "serve", "--port", "0", "--jdbc-port", "0"), "SQ-OPS-0010");

        Path restored = folder.resolve("restored");
        bringKeysOfMonths(restored);
        Terminal whole = at(restored, "restore", backups.toString(), "--key", key(), "--json");
        assertThat(whole.exit()).as(whole.out() + whole.err()).isEqualTo(ExitCodes.DONE);
        assertThat(lacking(whole, second)).isEmpty();
        assertRefused(at(restored, "restore", backups.toString(), "--key", key()), "SQ-OPS-0006");
        assertThat(Terminal.run("backup", "prune", backups.toString(), "--keep", "1", "--key", key()).out().strip())
                .isEqualTo("1");
        assertThat(Terminal.run("backup", "check", backups.toString(), "--key", key()).exit()).isZero();
        Terminal confirmed = at(restored, "restore", "confirm", "--head", head.toString());
        assertThat(confirmed.out().strip()).as(confirmed.err()).isEqualTo(second.path("records").asText());
        assertRefused(at(restored, "restore", "confirm", "--no-later-head"), "SQ-OPS-0013");
        assertRefused(at(restored, "restore", "check"), "SQ-OPS-0013");

        Path moved = folder.resolve("moved");
        Files.move(restored, moved);
        assertRefused(at(moved, "datasets"), "SQ-CFG-0008");
        Terminal relocated = at(moved, "lake", "relocate");
        assertThat(relocated.exit()).as(relocated.err()).isEqualTo(ExitCodes.DONE);
        assertGoesOn(moved, keys, bundle);
    }

    /** They are in no back-up of the platform: the operator has one of theirs apart. */
    private void bringKeysOfMonths(Path place) throws IOException {
        Path months = Files.createDirectories(place.resolve("months"));
        try (Stream<Path> all = Files.list(city.home().installation().resolve("months"))) {
            for (Path each : all.toList()) {
                Files.copy(each, months.resolve(each.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** A server on it answers from the lake, finds nothing in an audit, and old receipts are of its one history. */
    private void assertGoesOn(Path place, Path keys, Path bundle) throws Exception {
        try (CopiedTown town = CopiedTown.started(new Home(place, place.resolve("var")))) {
            Terminal answer = town.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "备份演练");
            assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCodes.DONE);
            Path after = folder.resolve("after.zip");
            assertThat(town.as("auditor", "receipts", "--save", after.toString()).exit()).isEqualTo(ExitCodes.DONE);
            Terminal verified = Terminal.run("verify", bundle.toString(), after.toString(), "--keys",
                    keys.toString());
            assertThat(verified.exit()).as(verified.out()).isEqualTo(ExitCodes.DONE);
            List<String> there = findings(city.as("auditor", "audit", "--json"));
            assertThat(town.audited()).as("nothing that the original does not have").isSubsetOf(there);
        }
        assertRefused(Terminal.run("lake", "relocate"), "SQ-CFG-0003");
    }

    private static List<String> findings(Terminal audit) {
        return Stream.of(audit).map(City::json).flatMap(report -> Stream.iterate(0, i -> i + 1)
                .limit(report.path("findings").size()).map(i -> report.path("findings").get(i)))
                .map(finding -> finding.path("kind").asText() + " " + finding.path("place").asText()).toList();
    }

    @Test
    @Commands(refused = {"backup", "backup check", "backup prune"})
    void whatCannotBeBackedUpOrReadIsSaid() throws IOException {
        Path backups = folder.resolve("b");
        assertRefused(Terminal.run("backup", backups.toString(), "--key", folder.resolve("none").toString()),
                "SQ-OPS-0001");
        assertRefused(Terminal.run("backup", city.home().var().resolve("b").toString(), "--key", key()),
                "SQ-OPS-0015");
        assertRefused(Terminal.run("backup", "check", backups.toString(), "--key", key()), "SQ-OPS-0003");
        assertRefused(Terminal.run("backup", "prune", backups.toString(), "--key", key(), "--keep", "3"),
                "SQ-OPS-0003");
        backup(backups);
        assertRefused(Terminal.run("backup", "check", backups.toString(), "--key", key(), "--at", "2020-01-01T00:00"),
                "SQ-OPS-0004");
        assertRefused(Terminal.run("backup", "check", backups.toString(), "--key", key(), "--at", "noon"),
                "SQ-OPS-0016");
        Path piece;
        try (Stream<Path> all = Files.walk(backups.resolve("pieces"))) {
            piece = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(piece, "damaged");
        assertRefused(Terminal.run("backup", "check", backups.toString(), "--key", key()), "SQ-OPS-0005");
        Path other = Files.writeString(folder.resolve("other"), "00".repeat(32));
        assertRefused(Terminal.run("backup", backups.toString(), "--key", other.toString()), "SQ-OPS-0002");
    }

    private JsonNode backup(Path to, String... more) throws IOException {
        Terminal taken = Terminal.run(Stream.concat(Stream.of("backup", to.toString(), "--key", key(),
                "--with-secrets", "--json"), Stream.of(more)).toArray(String[]::new));
        assertThat(taken.exit()).as(taken.err()).isEqualTo(ExitCodes.DONE);
        return City.json(taken);
    }

    /** What a witness follows, by anybody. */
    private String newestCheckpoint() throws IOException, InterruptedException {
        String server = Json.PLAIN.readTree(city.home().serverFile().toFile()).path("url").asText();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server + "/log/checkpoint")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private Terminal query(List<String> more) {
        return city.as("chengyun-user", Stream.concat(Stream.of("query", "select name from gongan.rk", "--purpose",
                "备份演练"), more.stream()).toArray(String[]::new));
    }

    private Path saved(String name, String... words) throws IOException {
        return Files.writeString(folder.resolve(name), city.as("auditor", words).out().strip());
    }

    private String key() throws IOException {
        return Files.writeString(folder.resolve("key"), KEY).toString();
    }

    /** Names, purposes and passwords are in the store and the lake, and in no file of the back-ups. */
    private static void assertNothingReadable(Path backups) throws IOException {
        try (Stream<Path> all = Files.walk(backups)) {
            assertThat(all.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(new String(
                    Files.readAllBytes(file), StandardCharsets.UTF_8)).doesNotContain("备份演练", "chengyun-user"));
        }
    }

    /** @return what a restore of all records says is missing */
    private static List<String> lacking(Terminal restored, JsonNode taken) {
        JsonNode report = City.json(restored);
        assertThat(report.path("records").asLong()).isEqualTo(taken.path("records").asLong());
        return missing(report);
    }

    private static List<String> missing(JsonNode report) {
        List<String> missing = new ArrayList<>();
        report.path("checks").forEach(part -> part.path("missing").forEach(each -> missing.add(each.asText())));
        return missing;
    }

    /** Runs a command on an installation of its own, as after the loss of the machine. */
    private static Terminal at(Path place, String... words) throws IOException, InterruptedException {
        installed(place);
        return Launched.run(Map.of("SHUQIAO_HOME", place.toString()), words);
    }

    private static void installed(Path place) throws IOException {
        if (!Files.exists(place.resolve("pipelines"))) {
            Files.createDirectories(place);
            for (String built : new String[] {"nifi-processors", "pipelines"}) {
                Files.createSymbolicLink(place.resolve(built), CommandPage.root().resolve(built));
            }
        }
    }
}
