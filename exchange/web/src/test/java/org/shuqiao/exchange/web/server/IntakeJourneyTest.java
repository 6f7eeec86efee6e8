package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.exchange.web.portal.Browsers;

/** Journey from a file on an officer's machine to the draft of an entry, in the browser. */
class IntakeJourneyTest {

    private static final String CARDS = """
            持证人,身份证号,性别,押金（万元）,%s
            王小明,110101194903070014,男,0.01,A
            李芳,110101194903070022,女,0.02,B
            张敏,110101194903070030,男,待定,C
            """;
    private static final double RUN = 300_000;

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aFileBecomesADatasetAndItsEntryIsDrafted(String language) throws IOException {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");
        Path cards = Files.write(folder.resolve(language + "-cards.csv"),
                CARDS.formatted(language.equals("zh") ? "Q7X" : "Q8X")
                .getBytes(Charset.forName("GB18030")));
        String dataset = "card_" + language;

        try (PortalWalk officer = walk(language)) {
            officer.go("/datasets").follow("intake.title").attach(cards).press("intake.read");
            assertThat(officer.main()).contains("GB18030", officer.say("intake.header.at", 1, 5),
                    officer.say("intake.damage.none"));
            assertThat(chosen(officer, 1)).isEqualTo("citizen-number|");
            assertThat(chosen(officer, 3)).isEqualTo("money|wan-yuan");
            assertThat(chosen(officer, 4)).as("what nobody knows is not published by itself").isEmpty();

            // the officer knows better, tries it, and sees what becomes of a sample, masked
            officer.page().locator("[name=element4]").selectOption("identifier|");
            officer.fill("to4", "card_class").fill("dataset", dataset).fill("title", "读者证");
            officer.picture("intake").press("intake.try");
            officer.page().locator("h2", new Page.LocatorOptions()
                    .setHasText(officer.say("intake.trial"))).waitFor(new Locator.WaitForOptions().setTimeout(RUN));
            assertThat(officer.main()).contains("王**", "card_class").doesNotContain("王小明", "19490307");

            officer.press("intake.save");
            officer.page().locator("main a[href^='/datasets/entries/']").waitFor(new Locator.WaitForOptions()
                    .setTimeout(RUN).setState(WaitForSelectorState.VISIBLE));
            officer.picture("intake-done").follow("intake.entry");
            assertThat(officer.main()).contains("读者证");
        }
        Path source = running.installation().sourceFile("jiaotong", dataset);
        assertThat(Files.readString(source)).contains("element: citizen-number", "to: card_class");
        try (PortalWalk officer = walk(language)) {
            officer.go("/datasets/new").attach(cards).press("intake.read");
            assertThat(chosen(officer, 4)).as("what was corrected is known").isEqualTo("identifier|");
            officer.fill("dataset", dataset).press("intake.save");
            assertThat(officer.main()).contains("SQ-EXC-0340");
            assertThat(chosen(officer, 4)).as("what was chosen stays").isEqualTo("identifier|");
            officer.press("intake.discard");
            assertThat(officer.main()).contains(officer.say("intake.upload"));
        }
    }

    @Test
    void aTableOfARegisteredDatabaseIsReadWithItsTypes() {
        try (PortalWalk officer = walk("en")) {
            officer.go("/datasets/new").fill("table", "driver").press("intake.table.read");
            assertThat(officer.main()).contains(officer.say("intake.database", "driver"), "citizen_number");
            assertThat(chosen(officer, 0)).isEqualTo("citizen-number|");
            officer.go("/datasets/new").fill("table", "nosuch").press("intake.table.read");
            assertThat(officer.main()).contains("SQ-SRV-0214");
        }
    }

    @Test
    void hostileFilesAndFormsAreRefusedWithTheirCode() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.csv"), IntStream.range(0, 300).mapToObj(i -> "列" + i)
                .collect(Collectors.joining(",")) + "\n1\n");
        Path script = Files.writeString(folder.resolve("script.csv"),
                "<script>document.title='x'</script>,姓名\n1,王\n2,李\n");

        try (PortalWalk officer = walk("en")) {
            officer.go("/datasets/new").attach(wide).press("intake.read");
            assertThat(officer.main()).contains("SQ-EXC-0333");
            officer.go("/datasets/new").attach(Files.write(folder.resolve("empty.csv"), new byte[0]))
                    .press("intake.read");
            assertThat(officer.main()).contains("SQ-EXC-0331");
            officer.go("/datasets/new").attach(script).press("intake.read");
            assertThat(officer.main()).contains("<script>document.title");
            assertThat(officer.page().title()).isNotEqualTo("x");
            officer.fill("to1", "a, element: x}").fill("dataset", "ok").press("intake.save");
            assertThat(officer.main()).contains("SQ-EXC-0339");
        }
    }

    private static String chosen(PortalWalk officer, int column) {
        return officer.page().locator("[name=element" + column + "]").inputValue();
    }

    private static PortalWalk walk(String language) {
        return new PortalWalk(browsers.browser(), running.url(), "jiaotong-officer", language);
    }
}
