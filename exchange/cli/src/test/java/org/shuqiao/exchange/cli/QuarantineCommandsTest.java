package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** From the rule that keeps a row to its source, and back through the rules of now. */
@ExtendWith(CityExtension.class)
class QuarantineCommandsTest {

    private static final String WRONG = "990102198503071234";

    @TempDir
    private Path folder;
    private final City city;

    QuarantineCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"quarantine", "quarantine rows", "quarantine export"},
            refused = {"quarantine", "quarantine rows", "quarantine export"})
    void theRowsAreShownAndExportedForTheirSourceByOfficersOfTheDepartmentAlone() throws IOException {
        city.standardized();
        Path file = folder.resolve("rk.xlsx");

        Terminal rules = city.as("reviewer", "quarantine", "gongan_rk");
        JsonNode json = city.json("gongan-officer", "quarantine", "gongan_rk", "--json");
        JsonNode rows = city.json("gongan-officer", "quarantine", "rows", "gongan_rk", "--rule",
                json.at("/rules/0/rule").asText());
        Terminal exported = city.as("gongan-officer", "quarantine", "export", "gongan_rk", file.toString());

        assertThat(rules.out()).contains("quarantined", json.at("/rules/0/rule").asText());
        assertThat(json.at("/rules/0/rows").asInt()).isEqualTo(1);
        assertThat(json.toString()).as("counts show no value").doesNotContain("12345", "无名");
        assertThat(rows.at("/rows/0/wrong/0").asText()).isEqualTo("gmsfhm");
        assertThat(rows.at("/rows/0/cells/gmsfhm").asText()).isEqualTo("12345");
        assertThat(exported.exit()).as(exported.err()).isEqualTo(ExitCodes.DONE);
        try (InputStream in = Files.newInputStream(file); XSSFWorkbook book = new XSSFWorkbook(in)) {
            assertThat(book.getSheetAt(1).getRow(1).getCell(2).getStringCellValue()).isEqualTo("12345");
        }
        for (String[] refused : new String[][] {{"quarantine", "rows", "gongan_rk"},
                {"quarantine", "export", "gongan_rk", file.toString()}}) {
            assertThat(city.as("reviewer", refused).err()).startsWith("SQ-EXC-0001");
            assertThat(city.as("jiaotong-officer", refused).err()).startsWith("SQ-EXC-0002");
        }
        assertThat(city.as("gongan-officer", "quarantine", "gongan_nosuch").err()).startsWith("SQ-EXC-0250");
    }

    @Test
    @Commands(done = {"quarantine mark", "quarantine marks"}, refused = {"quarantine mark", "quarantine marks"})
    void whatTheDepartmentFoundIsKept() throws IOException {
        city.standardized();
        JsonNode rule = city.json("gongan-officer", "quarantine", "gongan_rk", "--json").at("/rules/0");
        String[] mark = {"quarantine", "mark", "gongan_rk", "--rule", rule.path("rule").asText(), "--column",
            rule.path("column").asText(), "--verdict", "corrected", "--reason", "派出所已更正"};

        JsonNode kept = city.json("gongan-officer", mark);
        Terminal listed = city.as("auditor", "quarantine", "marks", "gongan_rk");

        assertThat(kept.path("verdict").asText()).isEqualTo("corrected");
        assertThat(listed.out()).contains("corrected", "派出所已更正", "gongan-officer");
        assertThat(city.as("jiaotong-officer", mark).err()).startsWith("SQ-EXC-0002");
        assertThat(city.as("jiaotong-officer", "quarantine", "marks", "gongan_rk").err()).startsWith("SQ-EXC-0002");
        mark[4] = "no-such-rule";
        assertThat(city.as("gongan-officer", mark).err()).startsWith("SQ-EXC-0251");
        mark[4] = rule.path("rule").asText();
        mark[8] = "perhaps";
        assertThat(city.as("gongan-officer", mark).err()).startsWith("SQ-EXC-0252");
        mark[8] = "wrong-rule";
        mark[10] = "号码 " + WRONG + " 没有错";
        assertThat(city.as("gongan-officer", mark).err()).as("no number of a person").startsWith("SQ-EXC-")
                .doesNotContain(WRONG);
    }

    @Test
    @Commands(done = {"quarantine replay", "quarantine replays"},
            refused = {"quarantine replay", "quarantine replays"})
    void aReplayTriesTheRowsAgainAndTheCountsAddUp() {
        city.standardized();

        JsonNode replayed = city.json("gongan-officer", "quarantine", "replay", "gongan_rk", "--reason", "规则修订");
        Terminal listed = city.as("reviewer", "quarantine", "replays", "gongan_rk");

        assertThat(replayed.path("state").asText()).isEqualTo("unchanged");
        assertThat(replayed.path("addsUp").asBoolean()).isTrue();
        assertThat(replayed.path("released").asLong()).isZero();
        assertThat(listed.out()).contains("unchanged", "规则修订");
        assertThat(city.as("jiaotong-officer", "quarantine", "replays", "gongan_rk").err()).startsWith("SQ-EXC-0002");
        assertThat(city.as("jiaotong-officer", "quarantine", "replay", "gongan_rk", "--reason", "x").err())
                .startsWith("SQ-EXC-0002");
        assertThat(city.as("jiaotong-officer", "quarantine", "replay", "jiaotong_road", "--reason", "x").err())
                .startsWith("SQ-EXC-0253");
    }
}
