package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Grade, threshold and monthly report of data quality by command. */
@ExtendWith(CityExtension.class)
class QualityCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    QualityCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "quality", refused = "quality")
    void theGradeStandsBesideTheRulesThatPullItDown() {
        city.standardized();

        Terminal shown = city.as("gongan-officer", "quality", "gongan_rk");
        JsonNode json = city.json("auditor", "quality", "gongan_rk", "--json");

        assertThat(shown.exit()).as(shown.err()).isEqualTo(ExitCodes.DONE);
        assertThat(shown.out()).contains("accuracy", "75.0%", "quarantined");
        assertThat(json.at("/newest/number").asInt()).isBetween(1, 5);
        assertThat(json.path("rules")).isNotEmpty();
        assertThat(json.at("/trend/0/rows/quarantined").asInt()).isEqualTo(1);
        assertThat(city.as("auditor", "quality", "gongan_nosuch").err()).startsWith("SQ-EXC-0250");
    }

    @Test
    @Commands(done = "quality threshold", refused = "quality threshold")
    void theAuthoritySetsWhatAnEntryNeeds() {
        city.roads();
        String entry = city.json("jiaotong-officer", "quality", "jiaotong_road", "--json").at("/needed/0/entry")
                .asText();

        JsonNode citys = city.json("jiaotong-officer", "quality", "threshold", entry);
        JsonNode set = city.json("reviewer", "quality", "threshold", entry, "--least", "1", "--reason", "先行试用");

        assertThat(citys.path("own").asBoolean()).isFalse();
        assertThat(set.path("least").asText()).isEqualTo("failing");
        assertThat(set.path("by").asText()).isEqualTo("reviewer");
        assertThat(city.as("jiaotong-officer", "quality", "threshold", entry, "--least", "1", "--reason", "x").err())
                .startsWith("SQ-EXC-0256");
        assertThat(city.as("gongan-officer", "quality", "threshold", entry).err()).startsWith("SQ-EXC-0002");
    }

    @Test
    @Commands(done = "quality reports",
            refused = {"quality reports", "quality make", "quality report"})
    void aMonthThatIsNotOverHasNoReport() throws IOException {
        city.standardized();

        Terminal listed = city.as("auditor", "quality", "reports");

        assertThat(listed.exit()).as(listed.err()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("chengyun-user", "quality", "reports").err()).startsWith("SQ-EXC-0001");
        assertThat(city.as("gongan-officer", "quality", "make", YearMonth.now().toString()).err())
                .startsWith("SQ-EXC-0257");
        assertThat(city.as("gongan-officer", "quality", "make", "2001-01").err()).startsWith("SQ-EXC-0259");
        assertThat(city.as("gongan-officer", "quality", "report", "200101-gongan").err()).startsWith("SQ-EXC-0258");
    }

    @Test
    @Commands(done = {"quality make", "quality report"})
    void theReportOfAMonthThatIsOverIsKept() throws Exception {
        city.standardized();
        YearMonth month = YearMonth.now().minusMonths(2);
        ran("gongan_rk", month.atDay(3).atStartOfDay(ZoneOffset.UTC).toInstant());
        Path page = folder.resolve("report.html");

        JsonNode made = city.json("gongan-officer", "quality", "make", month.toString());
        String id = made.path("id").asText();
        JsonNode report = city.json("auditor", "quality", "report", id);
        Terminal html = city.as("gongan-officer", "quality", "report", id, "--html", page.toString());

        assertThat(id).isEqualTo(month.toString().replace("-", "") + "-gongan");
        assertThat(report.at("/report/datasets/0/rows/quarantined").asInt()).isEqualTo(1);
        assertThat(report.path("signature").asText()).isNotBlank();
        assertThat(html.exit()).as(html.err()).isEqualTo(ExitCodes.DONE);
        assertThat(Files.readString(page)).contains("gongan_rk", "<table>");
        assertThat(city.as("auditor", "quality", "reports").out()).contains(id);
        assertThat(city.as("jiaotong-officer", "quality", "report", id).err()).startsWith("SQ-EXC-0002");
    }

    /** Nobody can make the clock of the machine run on: the run is told to have been long ago. */
    private void ran(String dataset, Instant at) throws Exception {
        try (Connection connection = store(); PreparedStatement insert = connection.prepareStatement("""
                insert into catalog.dataset_run (dataset, run, department, ended_at, changed, facts, digest)
                select dataset, 'long-ago', department, cast(? as timestamptz), changed,
                    facts || jsonb_build_object('run', 'long-ago', 'endedAt', cast(? as text)), digest
                from catalog.dataset_run where dataset = ? order by ended_at limit 1""")) {
            insert.setString(1, at.toString());
            insert.setString(2, at.toString());
            insert.setString(3, dataset);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    /** No stage of the city made that run: to the audit of the other tests it would be a finding. */
    @AfterEach
    void itNeverRan() throws Exception {
        try (Connection connection = store(); PreparedStatement delete = connection.prepareStatement(
                "delete from catalog.dataset_run where run = 'long-ago'")) {
            delete.executeUpdate();
        }
    }

    private Connection store() throws Exception {
        JsonNode address = Json.PLAIN.readTree(city.home().var().resolve("run/store.json").toFile());
        PGSimpleDataSource store = new PGSimpleDataSource();
        store.setUrl(address.path("url").asText());
        store.setUser(address.path("user").asText());
        store.setPassword(Files.readString(city.home().secrets().resolve("store-password")).strip());
        return store.getConnection();
    }
}
