package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.exchange.web.portal.Browsers;

/** Journey from a spreadsheet to a published entry, in the browser. */
class SpreadsheetJourneyTest {

    @TempDir
    private static Path folder;
    private static Browsers browsers;
    private static RunningServer running;
    private static String code;

    @BeforeAll
    static void publish() throws Exception {
        browsers = Browsers.open();
        running = RunningServer.start(folder.resolve("home"));
        code = new SharedRoads(running).publish("道路", "01", "conditional");
    }

    @AfterAll
    static void stop() throws Exception {
        browsers.close();
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aSpreadsheetIsCorrectedImportedReviewedAndPublished(String language) throws IOException {
        Path exported = folder.resolve(language + ".xlsx");
        Path marked = folder.resolve(language + "-marked.xlsx");
        Path wrong = folder.resolve(language + "-wrong.xlsx");
        Path right = folder.resolve(language + "-right.xlsx");
        String summary = language.equals("zh") ? "道路编号、名称和以米计的长度" : "道路编号、名称和长度（米）";

        try (PortalWalk officer = walk("jiaotong-officer", language)) {
            officer.go("/datasets").download("workbook.export", exported);
            write(exported, wrong, "更新周期", "每小时");
            write(exported, right, "信息资源摘要", summary);

            // a wrong cell imports nothing, and is marked in a copy of the officer's own file
            officer.attach(wrong).press("workbook.import");
            assertThat(officer.main()).contains("SQ-CAT-0104", "目录!", officer.say("workbook.marked"));
            officer.picture("workbook").download("workbook.marked", marked);
            assertThat(comments(marked)).isPositive();

            // the right file makes a new version; the same file once more changes nothing
            officer.attach(right).press("workbook.import");
            assertThat(officer.main()).contains(officer.say("workbook.done", 1, 0, 0, 1, 0));
            officer.attach(right).press("workbook.import");
            assertThat(officer.main()).contains(officer.say("workbook.done", 1, 0, 0, 0, 1));

            // what it changes is shown in words before it is submitted
            officer.go("/datasets").open("道路");
            assertThat(officer.main()).contains(summary);
            officer.picture("draft").press("draft.submit");
        }
        try (PortalWalk reviewer = walk("reviewer", language)) {
            reviewer.go("/review").open("道路").press("review.publish");
        }
        try (PortalWalk user = walk("chengyun-user", language)) {
            assertThat(user.go("/catalogue?q=道路").main()).contains("道路");
            assertThat(user.go("/catalogue/entry?code=" + code).main()).contains(summary);
        }
    }

    private static PortalWalk walk(String login, String language) {
        return new PortalWalk(browsers.browser(), running.url(), login, language);
    }

    private static void write(Path from, Path to, String header, String value) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(from)));
                OutputStream out = Files.newOutputStream(to)) {
            Sheet entries = book.getSheet("目录");
            for (Cell cell : entries.getRow(0)) {
                if (cell.getStringCellValue().equals(header)) {
                    entries.getRow(1).getCell(cell.getColumnIndex()).setCellValue(value);
                }
            }
            book.write(out);
        }
    }

    private static int comments(Path workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(workbook)))) {
            return book.getSheet("目录").getCellComments().size();
        }
    }
}
