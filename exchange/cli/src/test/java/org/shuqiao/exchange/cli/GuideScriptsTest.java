package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The guide's scripts, each run by a shell from its first line to its last, every command in a process of its own. */
@ExtendWith(CityExtension.class)
class GuideScriptsTest {

    private static final int MOST_MINUTES = 10;
    private static final int NAME = 1;
    private static final int CODE = 2;
    private static final int SUMMARY = 9;
    private static final int DATASET = 21;

    @TempDir
    private Path folder;
    private final City city;

    GuideScriptsTest(City city) {
        this.city = city;
    }

    /** The scripts call the launcher two folders above themselves: here one that starts the classes under test. */
    @BeforeEach
    void checkout() throws IOException {
        Path guide = Files.createDirectories(folder.resolve("docs/guide"));
        try (Stream<Path> all = Files.list(CommandPage.root().resolve("docs/guide"))) {
            for (Path script : all.filter(each -> each.toString().endsWith(".sh")).toList()) {
                Files.copy(script, guide.resolve(script.getFileName()));
            }
        }
        Path words = Files.write(folder.resolve("launcher.words"),
                Launched.launcher().stream().skip(1).map(word -> '"' + word + '"').toList());
        Path launcher = Files.writeString(folder.resolve("shuqiao"), "#!/bin/sh\nexec \"%s\" @\"%s\" \"$@\"%n"
                .formatted(Launched.launcher().getFirst(), words));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void everyScriptOfTheGuideIsRunHere() throws IOException {
        try (Stream<Path> scripts = Files.list(folder.resolve("docs/guide"))) {
            assertThat(scripts).extracting(script -> script.getFileName().toString()).containsExactlyInAnyOrder(
                    "correction-to-receivers.sh", "late-reply.sh", "publish-from-spreadsheet.sh",
                    "request-to-answer.sh");
        }
    }

    @Test
    void aSpreadsheetIsPublished() throws Exception {
        city.standardized();
        Path file = workbook("路灯的编号和功率，来自台账", "11990100990100093G");

        Terminal run = script("publish-from-spreadsheet.sh", file.toString(), "jiaotong-officer", "reviewer");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).contains("\"unchanged\" : ", "\"submitted\"", "\"published\"", "路灯台账");
        assertThat(city.as("chengyun-user", "entries", "台账").out()).contains("路灯台账");
    }

    @Test
    void aSpreadsheetWithAWrongCellIsMarkedAndPublishesNothing() throws Exception {
        city.standardized();
        Path file = workbook("", "1");

        Terminal run = script("publish-from-spreadsheet.sh", file.toString(), "jiaotong-officer", "reviewer");

        assertThat(run.exit()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.err()).contains("SQ-CAT-01", "目录!");
        assertThat(run.out()).doesNotContain("submitted");
        assertThat(file.resolveSibling("entries-marked.xlsx")).exists();
    }

    @Test
    void aRequestIsAnsweredWithAReceiptThatVerifies() throws Exception {
        String until = LocalDate.now().plusDays(60).toString();

        Terminal run = script("request-to-answer.sh", city.people(), "citizen_number,name",
                "select name from gongan.rk order by name", "走访核对", until, "chengyun-user", "gongan-officer",
                "auditor");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).containsPattern("R-[0-9]{4}-[0-9]{6}").containsPattern("G-[0-9]{4}-[0-9]{6}")
                .contains("走访核对", "王小明", "VALID", "\"cases\" : 1");
    }

    @Test
    void aCorrectionReachesTheReceiver() throws Exception {
        city.granted("门牌核对", "citizen_number,name");
        Path detail = Files.writeString(folder.resolve("detail.json"),
                "{\"row\": \"1\", \"wrong\": \"王小明\", \"right\": \"王晓明\"}");

        Terminal run = script("correction-to-receivers.sh", "select name from gongan.rk", "门牌核对", "name",
                detail.toString(), "chengyun-user", "gongan-officer");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).containsPattern("O-[0-9]{4}-[0-9]{6}").contains("\"outcome\" : \"corrected\"", "王晓明")
                .containsPattern("\"notices\" : \\[ \\{");
    }

    @Test
    void aLateReplyIsSupervisedAndDisputed() throws Exception {
        String request = city.requested("迟复核对", "name");
        city.askedLongAgo(request);

        Terminal run = script("late-reply.sh", request, "chengyun-user", "gongan-officer", "reviewer", "auditor");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).contains("云政函〔2026〕18号", "\"outcome\" : \"provide\"").containsPattern(
                request + "  reply-conditional");
    }

    /** The officer's own workbook, with the lamps in it: a row of the table and its two items. */
    private Path workbook(String summary, String providerCode) throws IOException {
        city.roads();
        Path file = folder.resolve("entries.xlsx");
        assertThat(city.as("jiaotong-officer", "entries", "export", file.toString()).exit()).isZero();
        byte[] exported = Files.readAllBytes(file);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(exported));
                OutputStream out = Files.newOutputStream(file)) {
            Sheet entries = book.getSheet("目录");
            Row row = lamps(book);
            row.getCell(NAME).setCellValue("路灯台账");
            row.getCell(SUMMARY - 1).setCellValue(providerCode);
            row.getCell(SUMMARY).setCellValue(summary);
            assertThat(entries.getLastRowNum()).isPositive();
            book.write(out);
        }
        return file;
    }

    /** @return their row: one that an earlier test left, or a new one */
    private static Row lamps(XSSFWorkbook book) {
        Sheet entries = book.getSheet("目录");
        for (Row row : entries) {
            if (row.getCell(DATASET) != null && row.getCell(DATASET).getStringCellValue().equals("jiaotong_lamp")) {
                return row;
            }
        }
        Row row = entries.createRow(entries.getLastRowNum() + 1);
        entries.getRow(1).forEach(cell -> row.createCell(cell.getColumnIndex())
                .setCellValue(cell.getStringCellValue()));
        row.getCell(0).setCellValue("901");
        row.getCell(CODE).setCellValue(""); // its code is given by the platform
        row.getCell(DATASET).setCellValue("jiaotong_lamp");
        item(book, "路灯编号", "lamp_number", "字符型", "identifier");
        item(book, "功率", "power", "数值型", "decimal");
        return row;
    }

    private static void item(XSSFWorkbook book, String title, String name, String type, String element) {
        Sheet items = book.getSheet("信息项");
        Row row = items.createRow(items.getLastRowNum() + 1);
        String[] cells = {"901", title, name, type, element, "一般数据3级"};
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private Terminal script(String name, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", folder.resolve("docs/guide").resolve(name).toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("script.out");
        Path err = folder.resolve("script.err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(each -> !each.equals("PATH"));
        builder.environment().putAll(city.environment());
        builder.environment().putAll(Map.of("TMPDIR", folder.toString(), "LC_ALL", "C.UTF-8")); // as the launcher does
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).as(name).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        return new Terminal(process.exitValue(), read(out), read(err));
    }

    private static String read(Path printed) throws IOException {
        try (Stream<String> lines = Files.lines(printed)) {
            return lines.collect(Collectors.joining("\n"));
        }
    }
}
