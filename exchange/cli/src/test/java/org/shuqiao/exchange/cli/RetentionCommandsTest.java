package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;

/** Tests the commands that list the months kept, open salts, and erase a month when two administrators agree. */
@ExtendWith(CityExtension.class)
class RetentionCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    RetentionCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "retention salt", refused = "retention salt")
    void theConsumerAndTheAuditorOpenASalt() throws Exception {
        city.granted("盐值核对", "name");
        Path receipt = folder.resolve("r.json");
        done(city.as("chengyun-user", "query", "select name from gongan.rk", "--purpose", "盐值核对", "--receipt",
                receipt.toString()));
        String record = Json.PLAIN.readTree(receipt.toFile()).path("record").path("id").asText();

        assertThat(done(city.as("auditor", "retention", "salt", record)).strip()).matches("[0-9a-f]{64}")
                .isEqualTo(done(city.as("chengyun-user", "retention", "salt", record)).strip());
        assertRefused(city.as("jiaotong-officer", "retention", "salt", record), "SQ-EXC-0002");
    }

    @Test
    @Commands(done = {"retention list", "retention erase"}, refused = {"retention list", "retention erase"})
    void aMonthIsErasedWhenItsTimeIsOverAndTwoAgree() throws Exception {
        try (Connection connection = store().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("insert into exchange.period_key (period, mark, made_at) values ('2020-01', 'm', "
                    + "'2020-01-02T00:00:00Z')");
            statement.execute("insert into exchange.sealed_salt (record, period, salt) values ('old', '2020-01', "
                    + "'\\x00')");
        }
        assertThat(month("2020-01").path("salts").asInt()).isOne();
        assertRefused(city.as("chengyun-user", "retention", "list"), "SQ-EXC-0001");
        assertRefused(city.as("admin", "retention", "erase", "1999-01"), "SQ-RET-0003");
        assertRefused(city.as("chengyun-user", "retention", "erase", "2020-01"), "SQ-EXC-0001");

        String change = done(city.as("admin", "retention", "erase", "2020-01")).strip();

        assertThat(month("2020-01").path("erased").isNull()).isTrue();
        assertRefused(city.as("admin", "changes", "approve", change), "SQ-CTL-0003");
        done(city.as("admin2", "changes", "approve", change));
        assertThat(month("2020-01").path("salts").asInt()).isZero();
        assertThat(month("2020-01").path("erased").asText()).isNotBlank();
        assertThat(done(city.as("auditor", "security-log", "--kind", "period-erased"))).contains("2020-01", change);
        assertRefused(city.as("admin", "retention", "erase", "2020-01"), "SQ-RET-0002");
    }

    @Test
    @Commands(done = "retention erase-data")
    void whatAKilledPullLeftGoesWhenTwoAgreeWithAnEntry() throws Exception {
        Path left = Files.createDirectories(Home.fromEnvironment().landing().resolve("gongan/left/.tmp-killed"));
        Files.writeString(left.resolve("data-00000.jsonl.gz"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));

        String change = done(city.as("admin", "retention", "erase-data", "temporary", "--before", "2026-02-01"))
                .strip();
        assertThat(left).exists();
        done(city.as("admin2", "changes", "approve", change));

        assertThat(left).doesNotExist();
        assertThat(done(city.as("auditor", "security-log", "--kind", "erased"))).contains(".tmp-killed", change);
    }

    @Test
    @Commands(done = {"retention data", "retention erased"}, refused = {"retention data",
            "retention erased", "retention erase-data"})
    void whatMayBeErasedIsListedAndNothingElseIsErased() {
        JsonNode due = city.json("admin", "retention", "data", "--json");
        assertThat(due).extracting(each -> each.path("kind").asText()).containsExactlyInAnyOrder("landing",
                "temporary", "access-log", "lake-reads");
        assertRefused(city.as("chengyun-user", "retention", "data"), "SQ-EXC-0001");
        assertThat(done(city.as("auditor", "retention", "erased"))).contains("in landing", "in raw");
        assertRefused(city.as("chengyun-user", "retention", "erased"), "SQ-EXC-0001");
        assertRefused(city.as("chengyun-user", "retention", "erase-data", "landing", "--before", "2020-01-01"),
                "SQ-EXC-0001");
        assertRefused(city.as("admin", "retention", "erase-data", "lake", "--before", "2020-01-01"), "SQ-RET-0006");
        assertRefused(city.as("admin", "retention", "erase-data", "landing", "--before", "2999-01-01"),
                "SQ-RET-0007");
        assertRefused(city.as("admin", "retention", "erase-data", "access-log", "--before", "2020-01-01"),
                "SQ-RET-0008");
        assertRefused(city.as("admin", "retention", "erase-data", "landing", "--before", "soon"), "SQ-AUD-0003");
    }

    private JsonNode month(String period) {
        for (JsonNode each : city.json("admin", "retention", "list", "--json")) {
            if (each.path("period").asText().equals(period)) {
                return each;
            }
        }
        throw new AssertionError(period + " of " + YearMonth.now());
    }

    private static PGSimpleDataSource store() throws Exception {
        Home home = Home.fromEnvironment();
        JsonNode address = Json.PLAIN.readTree(home.var().resolve("run/store.json").toFile());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.path("url").asText());
        source.setUser(address.path("user").asText());
        source.setPassword(Files.readString(home.secrets().resolve("store-password")).strip());
        return source;
    }

    private static String done(Terminal ran) {
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(ExitCodes.DONE);
        return ran.out();
    }
}
