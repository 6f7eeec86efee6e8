package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in quarantine on the pages and by REST: by rule, with their cells, as a workbook, marked. */
class QuarantineDoorsTest {

    private static final String CALL = "/api/v1/datasets/" + KeptRowsLake.DATASET + "/quarantine";
    private static final String PAGE = "/datasets/" + KeptRowsLake.DATASET + "/quarantine";

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void standardize() throws Exception {
        running = RunningServer.start(folder.resolve("home"), new MovableClock(LocalDate.of(2026, 11, 2)));
        KeptRowsLake lake = new KeptRowsLake(running);
        lake.write();
        lake.ran("20261101-080000-1", Instant.parse("2026-11-01T00:00:00Z"), 0.97);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void countsAreForManyAndValuesForOfficersOfTheDepartmentAlone() throws Exception {
        JsonNode summary = SharedRoads.ok(running.as("auditor").get(CALL));
        JsonNode rows = SharedRoads.ok(running.as("jiaotong-officer").get(CALL + "/rows?rule=decimal-form"));

        assertThat(summary.path("rules")).hasSize(2);
        assertThat(summary.at("/rules/0/rule").asText()).isEqualTo("decimal-form");
        assertThat(summary.at("/rules/1/rule").asText()).isEqualTo("required");
        assertThat(summary.at("/rules/0/sources/0").asText()).isEqualTo("len");
        assertThat(summary.toString()).doesNotContain("三公里", "解放路");
        assertThat(rows.path("total").asInt()).isEqualTo(1);
        assertThat(rows.at("/rows/0/cells/len").asText()).isEqualTo("三公里");
        assertThat(rows.at("/rows/0/wrong").toString()).isEqualTo("[\"len\"]");
        assertThat(rows.at("/rows/0/reason").asText()).isEqualTo("Not a number.");
        assertThat(rows.at("/rows/0/number").asInt()).isEqualTo(2);
        for (String door : new String[] {"/rows", "/workbook"}) {
            assertThat(running.as("reviewer").get(CALL + door).code()).isEqualTo("SQ-EXC-0001");
            assertThat(running.as("auditor").get(CALL + door).code()).isEqualTo("SQ-EXC-0001");
            assertThat(running.as("gongan-officer").get(CALL + door).code()).isEqualTo("SQ-EXC-0002");
        }
        assertThat(running.as("gongan-officer").get(CALL).code()).isEqualTo("SQ-EXC-0002");
        assertThat(running.as("chengyun-user").get(CALL).code()).isEqualTo("SQ-EXC-0001");
        assertThat(running.as("jiaotong-officer").get(CALL + "/rows?from=-1").code()).isEqualTo("SQ-EXC-0254");
        assertThat(running.as("jiaotong-officer").get(CALL + "/rows?most=501").code()).isEqualTo("SQ-EXC-0254");
        assertThat(running.as("jiaotong-officer").get("/api/v1/datasets/jiaotong_nosuch/quarantine").code())
                .isEqualTo("SQ-EXC-0250");
        assertThat(SharedRoads.ok(running.as("auditor").get("/api/v1/security-log")).toString())
                .contains("detail-read", KeptRowsLake.DATASET).doesNotContain("三公里");
    }

    @Test
    void theWorkbookMarksTheCellAndSaysWhy() throws Exception {
        try (PageReader officer = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            HttpResponse<byte[]> file = officer.bytes(PAGE + "/workbook");
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
                XSSFRow head = book.getSheetAt(1).getRow(0);
                XSSFRow first = book.getSheetAt(1).getRow(1);
                XSSFRow second = book.getSheetAt(1).getRow(2);

                assertThat(book.getSheetAt(0).getRow(0).getCell(1).getStringCellValue()).contains("道路");
                assertThat(head.getCell(4).getStringCellValue()).isEqualTo("len");
                assertThat(first.getCell(4).getStringCellValue()).isEqualTo("三公里");
                assertThat(first.getCell(4).getCellStyle().getFillPattern())
                        .isEqualTo(FillPatternType.SOLID_FOREGROUND);
                assertThat(first.getCell(3).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
                assertThat(first.getCell(7).getStringCellValue()).isEqualTo("不是数");
                assertThat(second.getCell(3).getCellType()).as("no formula").isEqualTo(CellType.STRING);
                assertThat(second.getCell(3).getStringCellValue()).isEqualTo("=1+1");
            }
            assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("quarantine.xlsx");
        }
    }

    @Test
    void theDepartmentsFindingsAreKept() throws Exception {
        try (PageReader officer = new PageReader(running.server().url(), "jiaotong-officer", RunningServer.PASSWORD)) {
            assertThat(officer.get("/datasets").body()).contains(PAGE);
            assertThat(officer.get(PAGE).body()).contains("decimal-form", "不是数", "计数相符", "标注整条规则")
                    .doesNotContain("三公里");
            assertThat(officer.get(PAGE + "/rows?rule=decimal-form&column=length").body()).contains("三公里");
            HttpResponse<String> marked = officer.post(PAGE, PAGE + "/marks", PageReader.form("rule", "decimal-form",
                    "column", "length", "verdict", "wrong-rule", "reason", "中文数字也应接受"));
            HttpResponse<String> row = officer.post(PAGE, PAGE + "/marks", PageReader.form("rule", "required",
                    "column", "road_number", "row", "row3", "verdict", "corrected", "reason", "已补编号"));
            HttpResponse<String> other = officer.post(PAGE, PAGE + "/marks", PageReader.form("rule", "required",
                    "column", "road_number", "row", "row2", "verdict", "corrected", "reason", "已补编号"));

            assertThat(marked.body()).contains("规则有误", "中文数字也应接受", "jiaotong-officer");
            assertThat(row.body()).contains("row3", "已补编号");
            assertThat(other.body()).as("that row is not kept by that rule").contains("SQ-EXC-0251");
        }
        JsonNode marks = SharedRoads.ok(running.as("reviewer").get(CALL + "/marks"));
        assertThat(marks.findValuesAsText("verdict")).containsExactly("corrected", "wrong-rule");
        assertThat(marks.at("/0/gone").asBoolean()).isFalse();
        assertThat(SharedRoads.ok(running.as("reviewer").get(CALL)).at("/rules/0/mark/verdict").asText())
                .isEqualTo("wrong-rule");
        assertThat(running.as("gongan-officer").post(CALL + "/marks", """
                {"rule": "required", "column": "road_number", "verdict": "corrected", "reason": "x"}""").code())
                .isEqualTo("SQ-EXC-0002");
        assertThat(running.as("jiaotong-officer").post(CALL + "/marks", """
                {"rule": "required", "column": "road_number", "verdict": "perhaps", "reason": "x"}""").code())
                .isEqualTo("SQ-EXC-0252");
        try (PageReader authority = new PageReader(running.server().url(), "reviewer", RunningServer.PASSWORD)) {
            assertThat(authority.get(PAGE + "?lang=en").body()).contains("Quarantine", "adds up", "wrong rule")
                    .doesNotContain("Mark a whole rule");
        }
    }
}
