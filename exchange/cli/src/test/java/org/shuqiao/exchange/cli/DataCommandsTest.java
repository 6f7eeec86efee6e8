package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** From a source file to a standard table, through the running server. */
@ExtendWith(CityExtension.class)
class DataCommandsTest {

    @TempDir
    private Path folder;
    private final City city;

    DataCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = "onboard", refused = "onboard")
    void onboardTriesASourceFileAndKeepsNothing() throws IOException {
        Path file = city.sourceFile("jiaotong", "road");
        Path wrong = Files.writeString(folder.resolve("road.yaml"),
                Files.readString(file).replace("column: len", "column: width").replace("from: len", "from: width"));

        Terminal tried = Terminal.run("onboard", file.toString(), "--sample", "2", "--show-values");
        Terminal refused = Terminal.run("onboard", wrong.toString());

        assertThat(tried.exit()).as(tried.err()).isEqualTo(ExitCodes.DONE);
        assertThat(tried.out()).contains("jiaotong_road: 2 sample rows → 2 standard, 0 quarantined", "人民路", "1200",
                "./shuqiao collect jiaotong_road");
        assertThat(refused.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(refused.err()).contains("SQ-COL-0120", "width");
    }

    @Test
    void onboardDraftsTheSourceFileOfATextTable() throws IOException {
        Path file = Files.writeString(Files.createDirectories(city.home().installation().resolve("drop/jiaotong"))
                .resolve("drivers.csv"), """
                姓名,身份证号,联系电话
                王小明,110101194903070014,13800138000
                李芳,110101194903070022,13900139000
                """);
        Path source = folder.resolve("drivers.yaml");

        Terminal drafted = Terminal.run("onboard", "--draft", file.toString(), "--title", "驾驶员", "--out",
                source.toString());
        Terminal tried = Terminal.run("onboard", source.toString());
        Terminal refused = Terminal.run("onboard", "--draft", Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n")
                .toString(), "--dataset", "No");

        assertThat(drafted.exit()).as(drafted.err()).isEqualTo(ExitCodes.DONE);
        assertThat(Files.readString(source)).contains("element: citizen-number", "dataset: drivers", "驾驶员");
        assertThat(tried.exit()).as(tried.err()).isEqualTo(ExitCodes.DONE);
        assertThat(refused.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(refused.err()).contains("SQ-EXC-0344", "SQ-EXC-0339");
    }

    @Test
    @Commands(done = "collect", refused = "collect")
    void collectLandsBatchesAndTellsWhichDatasetsFailed() throws IOException {
        Terminal collected = city.collected();
        Terminal again = city.as("admin", "collect", "jiaotong_road", "tongji_division");
        Terminal unknown = city.as("jiaotong-officer", "collect", "jiaotong_nosuch");

        assertThat(collected.exit()).as(collected.err()).isEqualTo(ExitCodes.DONE);
        assertThat(row(collected, "gongan_rk")).containsExactly("gongan_rk", "1", "4");
        assertThat(row(collected, "jiaotong_road")).containsExactly("jiaotong_road", "1", "63");
        assertThat(manifests("jiaotong/road")).as("the second time nothing was new").isEqualTo(1);
        assertThat(again.exit()).as(again.err()).isEqualTo(ExitCodes.PARTLY);
        assertThat(again.err()).contains("tongji_division SQ-SRC-0031").doesNotContain("jiaotong_road SQ-");
        assertThat(unknown.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(unknown.err()).startsWith("SQ-SRV-0102");
    }

    @Test
    @Commands(done = "standardize", refused = "standardize")
    void standardizeCountsWhatBecameOfEachRow() {
        Terminal standardized = city.standardized();
        Terminal refused = city.as("chengyun-user", "standardize", "gongan_rk");

        assertThat(standardized.exit()).as(standardized.err()).isEqualTo(ExitCodes.DONE);
        assertThat(row(standardized, "gongan_rk")).startsWith("gongan_rk", "4", "3", "1", "0");
        assertThat(row(standardized, "jiaotong_road")).startsWith("jiaotong_road", "63", "63", "0", "0");
        assertThat(refused.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(refused.err()).startsWith("SQ-EXC-0001");
    }

    @Test
    @Commands(done = "datasets", refused = "datasets")
    void datasetsShowsHowEachDatasetStands() {
        city.standardized();

        Terminal listed = city.as("auditor", "datasets");
        JsonNode json = city.json("auditor", "datasets", "--json");
        Terminal refused = city.as("nobody", "datasets");

        assertThat(listed.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(row(listed, "gongan_rk")).containsExactly("gongan_rk", "人口", "table", "yearly", "3", "1");
        assertThat(row(listed, "tongji_division")).endsWith("-", "-");
        assertThat(json.findValuesAsText("id")).contains("gongan_rk", "jiaotong_road", "tongji_division");
        assertThat(refused.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(refused.err()).startsWith("SQ-CLI-0018").contains("nobody");
    }

    @Test
    @Commands(done = {"lake status", "lake maintain"}, refused = {"lake status", "lake maintain"})
    void theLakeIsShownAndLookedAfter() {
        city.standardized();

        Terminal shown = city.as("auditor", "lake", "status");
        JsonNode json = city.json("auditor", "lake", "status", "--json");
        Terminal planned = city.as("admin", "lake", "maintain", "--dry-run", "standard.gongan_rk");
        Terminal maintained = city.as("admin", "lake", "maintain", "standard.gongan_rk", "quarantine.gongan_rk");
        Terminal unknown = city.as("admin", "lake", "maintain", "standard.none");

        assertThat(shown.exit()).as(shown.err()).isEqualTo(ExitCodes.DONE);
        assertThat(row(shown, "standard.gongan_rk")).startsWith("standard.gongan_rk", "3");
        assertThat(json.at("/tables/0/snapshots/0/kept").asText()).isIn("current", "young", "input");
        assertThat(row(planned, "standard.gongan_rk")).hasSize(4);
        assertThat(maintained.exit()).as(maintained.err()).isEqualTo(ExitCodes.DONE);
        assertThat(row(maintained, "quarantine.gongan_rk")).hasSize(10);
        assertThat(unknown.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(unknown.err()).startsWith("SQ-EXC-0347");
        assertThat(city.as("gongan-officer", "lake", "status").err()).startsWith("SQ-EXC-0001");
        assertThat(city.as("auditor", "lake", "maintain").err()).startsWith("SQ-EXC-0001");
    }

    @Test
    @Commands(refused = "nifi")
    void nifiIsRefusedWhereNoServerIsConfigured() {
        for (String action : new String[] {"deploy", "status", "start", "stop", "remove"}) {
            Terminal refused = Terminal.run("nifi", action, "jiaotong_road");

            assertThat(refused.exit()).as(action).isEqualTo(ExitCodes.REFUSED);
            assertThat(refused.err()).as(action).startsWith("SQ-SRV-0107").contains("--url");
        }
    }

    private static String[] row(Terminal table, String dataset) {
        return table.out().lines().filter(line -> line.startsWith(dataset)).findFirst().orElseThrow().strip()
                .split(" +");
    }

    private long manifests(String dataset) throws IOException {
        try (Stream<Path> all = Files.walk(city.home().landing().resolve(dataset))) {
            return all.filter(file -> file.endsWith("manifest.json")).count();
        }
    }
}
