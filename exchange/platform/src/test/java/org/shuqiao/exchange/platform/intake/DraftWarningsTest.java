package org.shuqiao.exchange.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.standards.source.UpdateCycle;

/** What a draft warns of, and what it tells together. */
class DraftWarningsTest {

    @TempDir
    private static Path folder;
    private static TestInstallation installation;
    private static Path drop;

    @BeforeAll
    static void install() throws IOException {
        installation = new TestInstallation(folder.resolve("home"));
        drop = Files.createDirectories(folder.resolve("home/drop/jiaoyu"));
    }

    private static Drafts.Drafted draft(Path file, String dataset) {
        Home home = installation.home();
        return new Drafts(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing())
                .draft(file, Optional.empty(), new DraftHead(dataset, "", "", "", UpdateCycle.MONTHLY), Language.EN);
    }

    @Test
    void rowThatIsShiftedAcrossTimesIsWarnedOf() throws IOException {
        StringBuilder rows = new StringBuilder("备注,登记时间,性别\n");
        for (int i = 0; i < 12; i++) {
            rows.append("甲,2024-03-07 08:%02d:00,男\n".formatted(i));
        }
        rows.append("乙,女,2024-03-07 09:00:00\n");
        Path file = Files.writeString(drop.resolve("times.csv"), rows);

        assertThat(draft(file, "times").text()).contains("element: datetime", "check: shifted");
    }

    @Test
    void whatLooksDamagedIsWarnedOfAndShiftedRowsGetTheirCheck() throws IOException {
        StringBuilder rows = new StringBuilder("商户编号,证件号码,登记日期,性别,所属区划代码\n");
        for (int i = 0; i < 12; i++) {
            rows.append("\"=\"\"0012%d\"\"\",".formatted(i % 10)).append("110101194903070014,2024-03-%02d,男,%s\n"
                    .formatted(i + 1, i % 4 == 0 ? "10101" : "010101"));
        }
        rows.append("x,110101194903070022,女,2024-03-07,010101\n");
        Path file = Files.writeString(drop.resolve("damaged.csv"), rows);

        Drafts.Drafted drafted = draft(file, "damaged");
        List<String> warnings = drafted.proposed().orElseThrow().table().damage().stream()
                .map(each -> each.text(Language.EN)).toList();

        assertThat(warnings).anyMatch(text -> text.contains("mark of text"))
                .anyMatch(text -> text.contains("所属区划代码") && text.contains("leading zeros"))
                .anyMatch(text -> text.contains("证件号码") && text.contains("repeat"))
                .anyMatch(text -> text.contains("shifted"));
        assertThat(drafted.text()).contains("check: shifted");
        assertThat(drafted.proposed().orElseThrow().table().read(Language.EN)).contains("UTF-8", "row 1",
                "商户编号 | 证件号码");
    }

    @Test
    void headerAndReachAreToldTogether() throws IOException {
        Path outside = Files.writeString(Files.createDirectories(folder.resolve("far/jiaoyu")).resolve("b.csv"),
                "姓名,姓名,身份证号\n王小明,李,110101194903070014\n");

        assertThat(draft(outside, "Bad Name").problems()).extracting(problem -> problem.code().id())
                .containsExactly("SQ-EXC-0339", "SQ-EXC-0338", "SQ-SRC-0035");
    }

    @Test
    void theSampleOfALargeFileHasItsMiddleAndItsEnd() throws IOException {
        Path file = drop.resolve("large.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("序号,姓名,说明\n");
            for (int i = 1; i <= 120_000; i++) {
                out.write(i + ",王小明,\"一\n二\"\n");
            }
        }

        InspectedTable table = draft(file, "large").proposed().orElseThrow().table();

        assertThat(table.rows()).hasSize(500);
        List<Integer> numbers = table.values(0).stream().map(Integer::parseInt).toList();
        assertThat(numbers).isSorted().contains(1, 120_000).anyMatch(n -> n > 50_000 && n < 70_000);
    }
}
