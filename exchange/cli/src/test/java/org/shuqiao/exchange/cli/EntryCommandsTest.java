package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** An entry's life: drafted and submitted by an officer, reviewed by the authority, found by everybody. */
@ExtendWith(CityExtension.class)
class EntryCommandsTest {

    private static final String UNKNOWN = "999999";

    private final City city;

    EntryCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"entries draft", "entries submit", "entries return", "entries publish", "entries withdraw"})
    void anEntryGoesFromItsDraftToItsWithdrawal() {
        city.standardized();

        JsonNode drafted = city.json("jiaotong-officer", "entries", "draft", "jiaotong_lamp");
        String entry = drafted.path("id").asText();
        JsonNode submitted = city.json("jiaotong-officer", "entries", "submit", entry);
        JsonNode returned = city.json("reviewer", "entries", "return", entry, "--reason", "请补充说明");
        city.json("jiaotong-officer", "entries", "submit", entry);
        JsonNode published = city.json("reviewer", "entries", "publish", entry);
        Terminal found = city.as("chengyun-user", "entries", "路灯");
        city.json("reviewer", "entries", "withdraw", entry, "--reason", "不再更新");
        Terminal after = city.as("chengyun-user", "entries", "路灯");

        assertThat(drafted.path("state").asText()).isEqualTo("draft");
        assertThat(drafted.path("dataset").asText()).isEqualTo("jiaotong_lamp");
        assertThat(submitted.path("state").asText()).isEqualTo("submitted");
        assertThat(returned.path("state").asText()).isEqualTo("draft");
        assertThat(published.path("state").asText()).isEqualTo("published");
        assertThat(found.out()).contains(published.path("code").asText());
        assertThat(after.out()).doesNotContain(published.path("code").asText());
    }

    @Test
    @Commands(done = "entries", refused = "entries")
    void entriesFindsWhatIsPublished() {
        String people = city.people();

        Terminal found = city.as("chengyun-user", "entries", "身份号码");
        Terminal newest = city.as("chengyun-user", "entries");
        Terminal nobody = Terminal.run("entries", "身份号码");

        assertThat(found.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(found.out().lines().filter(line -> line.contains(people))).singleElement().asString()
                .contains("人口", "gongan");
        assertThat(newest.out()).contains(people);
        assertRefused(nobody, "SQ-CLI-0011");
    }

    @Test
    @Commands(done = {"search", "search suggest", "search status", "search rebuild"},
            refused = {"search", "search suggest", "search status", "search rebuild"})
    void searchFindsInPinyinAndTheIndexIsLookedAfter() {
        String people = city.people();

        Terminal found = city.as("chengyun-user", "search", "renkou", "--facets", "--sort", "use");
        Terminal suggested = city.as("chengyun-user", "search", "suggest", "renk");

        assertThat(found.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(found.out()).contains(people, "freshness");
        assertThat(city.as("chengyun-user", "search", "citizen_number").out()).contains(people);
        assertThat(city.as("chengyun-user", "search", "renkou", "--by", "provider=tongji").out())
                .doesNotContain(people);
        assertThat(suggested.out()).contains(people);
        assertThat(city.as("admin", "search", "rebuild").exit()).isEqualTo(ExitCodes.DONE);
        assertThat(city.as("auditor", "search", "status").out()).contains("true");
        assertRefused(city.as("chengyun-user", "search", "--sort", "random"), "SQ-CAT-0226");
        assertRefused(Terminal.run("search", "suggest", "x"), "SQ-CLI-0011");
        assertRefused(city.as("chengyun-user", "search", "status"), "SQ-EXC-0001");
        assertRefused(city.as("auditor", "search", "rebuild"), "SQ-EXC-0001");
    }

    @Test
    @Commands(refused = "entries draft")
    void draftIsRefusedToARequesterAndForADatasetThatIsNotStandardized() {
        assertRefused(city.as("chengyun-user", "entries", "draft", "gongan_rk"), "SQ-EXC-0001");
        assertRefused(city.as("jiaotong-officer", "entries", "draft", "tongji_division"), "SQ-SRV-0105");
    }

    @Test
    @Commands(refused = "entries submit")
    void submitTellsEverythingThatADraftLacksWithItsField() {
        city.standardized();
        city.lampsAre("");
        String entry = city.json("jiaotong-officer", "entries", "draft", "jiaotong_lamp").path("id").asText();
        city.lampsAre("路灯编号和功率");

        Terminal refused = city.as("jiaotong-officer", "entries", "submit", entry);
        Terminal wrong = city.as("jiaotong-officer", "entries", "submit", "路灯");

        assertRefused(refused, "SQ-CAT-");
        assertThat(refused.err()).contains("SQ-CAT-0101", "[summary]", "SQ-CAT-0107", "[providerCode]");
        assertThat(wrong.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(wrong.err()).contains("ENTRY");
        city.json("jiaotong-officer", "entries", "discard", entry);
    }

    @Test
    @Commands(done = {"entries drafts", "entries show", "entries edit", "entries recall", "entries revise",
        "entries discard"}, refused = {"entries edit", "entries revise"})
    void aDraftIsListedEditedTakenBackAndGivenUp(@TempDir Path folder) throws IOException {
        city.roads();
        JsonNode revised = city.json("jiaotong-officer", "entries", "revise", entryOf("jiaotong_road"));
        String entry = revised.path("id").asText();

        Terminal listed = city.as("jiaotong-officer", "entries", "drafts");
        ObjectNode shown = (ObjectNode) city.json("jiaotong-officer", "entries", "show", entry);
        ((ObjectNode) shown.path("draft")).put("summary", "道路编号、名称和以米计的长度");
        Path file = Files.writeString(folder.resolve("entry.json"), shown.toString());
        JsonNode edited = city.json("jiaotong-officer", "entries", "edit", entry, file.toString());
        Terminal stale = city.as("jiaotong-officer", "entries", "edit", entry, file.toString());
        Terminal twice = city.as("jiaotong-officer", "entries", "revise", entry);
        city.json("jiaotong-officer", "entries", "submit", entry);
        JsonNode recalled = city.json("jiaotong-officer", "entries", "recall", entry);
        JsonNode discarded = city.json("jiaotong-officer", "entries", "discard", entry);
        Terminal after = city.as("jiaotong-officer", "entries", "drafts");

        assertThat(revised.path("version").asInt()).as("after one that was given up").isEqualTo(3);
        assertThat(listed.out()).contains(revised.path("name").asText());
        assertThat(edited.path("draft").path("summary").asText()).endsWith("以米计的长度");
        assertRefused(stale, "SQ-CAT-0004");
        assertRefused(twice, "SQ-CAT-0013");
        assertThat(recalled.path("state").asText()).isEqualTo("draft");
        assertThat(discarded.path("state").asText()).isEqualTo("discarded");
        assertThat(after.out()).doesNotContain("jiaotong_road");
        assertRefused(city.as("jiaotong-officer", "entries", "edit", entry,
                Files.writeString(folder.resolve("no.json"), "7").toString()), "SQ-CLI-0012");
    }

    @Test
    @Commands(refused = {"entries drafts", "entries show", "entries recall", "entries discard"})
    void draftsAreTheProvidersAlone() {
        assertRefused(city.as("chengyun-user", "entries", "drafts"), "SQ-EXC-0001");
        assertRefused(city.as("jiaotong-officer", "entries", "show", UNKNOWN), "SQ-CAT-0001");
        assertRefused(city.as("jiaotong-officer", "entries", "recall", UNKNOWN), "SQ-CAT-0001");
        assertRefused(city.as("chengyun-user", "entries", "discard", UNKNOWN), "SQ-EXC-0001");
    }

    /** The draft of a published dataset is the next version of its entry. @return its number; the draft is given up */
    private String entryOf(String dataset) {
        String entry = city.json("jiaotong-officer", "entries", "draft", dataset).path("id").asText();
        city.json("jiaotong-officer", "entries", "discard", entry);
        return entry;
    }

    @Test
    @Commands(refused = {"entries publish", "entries return", "entries withdraw"})
    void theReviewIsTheAuthoritysAlone() {
        assertRefused(city.as("jiaotong-officer", "entries", "publish", UNKNOWN), "SQ-EXC-0001");
        assertRefused(city.as("jiaotong-officer", "entries", "return", UNKNOWN, "--reason", "不对"), "SQ-EXC-0001");
        assertRefused(city.as("reviewer", "entries", "withdraw", UNKNOWN, "--reason", "不对"), "SQ-CAT-0001");
        assertThat(city.as("reviewer", "entries", "return", UNKNOWN).exit()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    @Commands(done = "entries bind", refused = "entries bind")
    void bindReadsAnEntryInPlace() {
        String roads = city.roads();

        Terminal missing = bind(roads, "nowhere");
        Terminal wrong = bind(roads, "road");
        Terminal bound = bind(roads, "road_share");

        assertRefused(missing, "SQ-SRV-0214");
        assertRefused(wrong, "SQ-SRV-0215");
        assertThat(bound.exit()).as(bound.err()).isEqualTo(ExitCodes.DONE);
        assertThat(City.json(bound).path("content").path("name").asText()).isEqualTo("street");
        assertThat(City.json(bound).path("content").path("table").asText()).isEqualTo("road_share");
        Terminal approved = city.as("reviewer", "changes", "approve", City.json(bound).path("id").asText());
        assertThat(approved.exit()).as(approved.err()).isEqualTo(ExitCodes.DONE);
    }

    private Terminal bind(String resource, String table) {
        return city.as("jiaotong-officer", "entries", "bind", resource, "--schema", "public", "--table", table,
                "--name", "street");
    }
}
