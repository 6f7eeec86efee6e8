package org.shuqiao.catalog.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.TestDatabase;
import org.shuqiao.catalog.publish.EntryVersion;

/** Workbooks that officers send: refused whole with a code, or with what is wrong in their own cells. */
class WorkbookRefusalsTest {

    @TempDir
    private Path folder;

    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = Catalog.open(TestDatabase.fresh(), folder.resolve("index"), Clock.systemUTC(),
                ZoneId.of("Asia/Shanghai"));
        catalog.departments().load(CityFixture.departments());
        catalog.datasets().record(CityFixture.populationFacts("run-1", Instant.parse("2026-11-20T01:00:00Z")));
        catalog.entries().draft(CityFixture.population(), CityFixture.LI);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void importingTheExportChangesNothingHoweverOften() {
        byte[] exported = catalog.workbooks().export("gongan");

        for (int i = 0; i < 2; i++) {
            ImportResult result = read(exported);
            assertThat(result.refused()).isFalse();
            assertThat(result.unchanged()).isEqualTo(1);
            assertThat(result.created()).isEmpty();
        }
        assertThat(catalog.entries().openOf("gongan")).singleElement().extracting(EntryVersion::revision).isEqualTo(1);
    }

    @Test
    void thousandsAreImportedAtOnceAndASecondTimeChangesNothing() throws IOException {
        byte[] many = changed(catalog.workbooks().export("gongan"), book -> {
            Sheet entries = book.getSheet("目录");
            Sheet items = book.getSheet("信息项");
            for (int i = 2; i <= 1500; i++) {
                copy(entries, 1, i, String.valueOf(i), "人口专题" + i);
                entries.getRow(i).getCell(21).setCellValue(""); // a dataset has one entry
                copy(items, 1, items.getLastRowNum() + 1, String.valueOf(i), "公民身份号码");
            }
        });

        ImportResult first = read(many);
        ImportResult second = read(many);

        assertThat(first.findings()).filteredOn(EntryWorkbooks::stops).isEmpty();
        assertThat(first.created()).hasSize(1499);
        assertThat(second.created()).isEmpty();
        assertThat(second.unchanged()).isEqualTo(1500);
    }

    @Test
    void whatIsWrongStandsInTheCellsOfACopyAndNothingIsImported() throws IOException {
        byte[] wrong = changed(catalog.workbooks().export("gongan"), book -> {
            book.getSheet("目录").getRow(1).getCell(17).setCellValue("每小时");
            book.getSheet("信息项").getRow(1).getCell(5).setCellValue("一般数据1级");
            copy(book.getSheet("目录"), 1, 2, "2", "另一个条目");
            book.getSheet("目录").getRow(2).getCell(21).setCellValue("");
        });

        ImportResult result = read(wrong);

        assertThat(result.refused()).isTrue();
        assertThat(result.findings()).extracting(CellFinding::cell).contains("目录!R2", "信息项!F2", "目录!B3");
        assertThat(catalog.entries().openOf("gongan")).as("nothing half-done").hasSize(1);
        try (XSSFWorkbook marked = new XSSFWorkbook(new ByteArrayInputStream(result.marked().orElseThrow()))) {
            var cell = marked.getSheet("目录").getRow(1).getCell(17);
            assertThat(cell.getStringCellValue()).isEqualTo("每小时");
            assertThat(cell.getCellComment().getString().getString()).contains("SQ-CAT-0104", "不在允许的取值之内");
            assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(marked.getSheet("信息项").getRow(1).getCell(5).getCellComment().getString().getString())
                    .contains("SQ-CAT-0144");
        }
    }

    @Test
    void theMarkedCopyIsCorrectedAndImported() throws IOException {
        byte[] wrong = changed(catalog.workbooks().export("gongan"), book ->
                book.getSheet("目录").getRow(1).getCell(17).setCellValue("每小时"));
        byte[] corrected = changed(read(wrong).marked().orElseThrow(), book ->
                book.getSheet("目录").getRow(1).getCell(17).setCellValue("每周"));

        ImportResult result = read(corrected);

        assertThat(result.changed()).hasSize(1);
        assertThat(catalog.entries().openOf("gongan").getFirst().draft().update()).isEqualTo("weekly");
    }

    @Test
    void whatCannotBeTakenAsWrittenIsRefusedWithItsCell() throws IOException {
        byte[] exported = catalog.workbooks().export("gongan");

        refused("SQ-CAT-0152", changed(exported, book -> book.getSheet("目录").getRow(1).getCell(9)
                .setCellFormula("1+1")), "J2");
        refused("SQ-CAT-0153", changed(exported, book -> {
            book.createSheet("备查");
            book.setSheetHidden(2, true);
        }), "备查");
        refused("SQ-CAT-0154", changed(exported, book -> book.getSheet("目录")
                .addMergedRegion(new CellRangeAddress(0, 0, 3, 6))), "D1:G1");
        refused("SQ-CAT-0156", changed(exported, book -> book.setSheetName(1, "items")), "信息项");
        refused("SQ-CAT-0157", changed(exported, book -> book.getSheet("目录").getRow(0).getCell(13)
                .setCellValue("依据")), "共享依据");
        refused("SQ-CAT-0150", "no workbook".getBytes(StandardCharsets.UTF_8), ".xlsx");
        refused("SQ-CAT-0151", withPart(exported, "xl/vbaProject.bin", new byte[10]), "宏");
        refused("SQ-CAT-0162", withPart(exported, "xl/media/zeros.bin", new byte[110 << 20]), "过大");
    }

    @Test
    void aHundredThousandRowsAreRefusedBeforeTheyAreRead() throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(100); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String name : List.of("目录", "信息项")) {
                Sheet sheet = book.createSheet(name);
                for (int i = 0; i < 100_000; i++) {
                    sheet.createRow(i).createCell(0).setCellValue(i);
                }
            }
            book.write(out);
            refused("SQ-CAT-0155", out.toByteArray(), "5");
        }
    }

    private ImportResult read(byte[] workbook) {
        return catalog.workbooks().read(workbook, CityFixture.LI, Language.ZH);
    }

    private void refused(String code, byte[] workbook, String says) {
        assertThatThrownBy(() -> read(workbook)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code().id()).isEqualTo(code);
            assertThat(e.text(Language.ZH)).contains(says);
        });
    }

    private static byte[] changed(byte[] workbook, Consumer<XSSFWorkbook> change) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    /** Copies a row, with another number and another text in its second cell. */
    private static void copy(Sheet sheet, int from, int to, String number, String name) {
        Row row = sheet.createRow(to);
        sheet.getRow(from).forEach(cell -> row.createCell(cell.getColumnIndex())
                .setCellValue(cell.getStringCellValue()));
        row.getCell(0).setCellValue(number);
        row.getCell(1).setCellValue(name);
    }

    private static byte[] withPart(byte[] workbook, String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                var in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
