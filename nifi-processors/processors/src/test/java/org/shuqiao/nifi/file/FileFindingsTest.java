package org.shuqiao.nifi.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

/** Cells and rows that are not what they seem: codes kept as numbers, formulas without a result, totals, headers. */
class FileFindingsTest {

    private static final String CONTRACT = "[{\"column\":\"序号\"},{\"column\":\"区县\"},{\"column\":\"户数\"},"
            + "{\"column\":\"金额\"}]";
    private static final String HEADER = "序号,区县,户数,金额\n";

    @TempDir
    private Path folder;

    private TestRunner runner;

    @BeforeEach
    void configure() {
        runner = TestRunners.newTestRunner(PullFile.class);
        runner.setProperty(PullProcessor.DEPARTMENT, "minzheng");
        runner.setProperty(PullProcessor.DATASET, "dibao");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "000 | 12 | 012 | x", "000000 | 10010 | 010010 | x", "000000 | 1234567 | 1234567 | x",
        "0000000000 | 5 | 0000000005 | x", "000-0000 | 12345 | 001-2345 | x", "\"A\"000 | 7 | A007 | x",
        "00\\-00 | 123 | 01-23 | x", "000;[Red]-000 | 12 | 012 | x", "000000_ | 12 | 000012 | x",
        "General | 12 | 12 |", "0 | 12 | 12 |", "#,##0 | 1234567 | 1234567 |", "0.00 | 12.5 | 12.5 |",
        "G/通用格式 | 12 | 12 |", "@ | 12 | 12 |", "0.00E+00 | 12 | 12 |", "0,000 | 12 | 12 |",
        "0.00 | 0.5283 | 0.5283 | x", "0 | 12.7 | 12.7 | x", "0% | 0.12 | 0.12 | x", "0.00% | 0.1234 | 0.1234 | x",
        "\"￥\"#,##0.00 | 300 | 300 | x", "[$¥-804]#,##0.00 | 300 | 300 | x", "$#,##0 | 300 | 300 | x",
        "0.00\"万元\" | 300 | 300 | x", "#,##0, | 12000 | 12000 | x", "0!.0,\"万\" | 12345 | 12345 | x",
        ";;; | 12 | 12 | x", "\"男\";;\"女\" | 1 | 1 | x"})
    void theFormatOfACellIsEvidence(String format, double stored, String landed, String told) throws Exception {
        for (String kind : List.of("xlsx", "xls")) {
            workbook(kind, sheet -> {
                CellStyle style = sheet.getWorkbook().createCellStyle();
                style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
                row(sheet, 0, "编号");
                row(sheet, 1, stored).getCell(0).setCellStyle(style);
                row(sheet, 2, stored).getCell(0).setCellStyle(style);
            });

            assertThat(pull().column("编号")).as(kind).containsExactly(landed, landed);
            assertThat(remarks()).as(kind).isEqualTo(told == null ? List.of() : List.of("SQ-SRC-0055"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aColumnOfDatesAndTextsIsTold(String kind) throws Exception {
        workbook(kind, sheet -> {
            CellStyle date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            row(sheet, 0, "日期", "名称");
            row(sheet, 1, 45358d, "甲").getCell(0).setCellStyle(date);
            row(sheet, 2, "2024/3/7", "乙");
        });

        assertThat(pull().column("日期")).containsExactly("45358", "2024/3/7");
        assertThat(remarks()).containsExactly("SQ-SRC-0055");
        assertThat(message()).contains("日期 (text, date)").doesNotContain("名称");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aFormulaWhoseResultNobodySavedIsNoEmptyCell(String kind) throws Exception {
        workbook(kind, sheet -> {
            row(sheet, 0, "户数", "金额");
            row(sheet, 1, 3d, 10d).createCell(1).setCellFormula("A2*10");
            Cell computed = row(sheet, 2, 4d, 0d).createCell(1);
            computed.setCellFormula("A3*10");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(computed);
        });

        assertThat(pull().column("金额")).containsExactly("#N/A", "40");
        assertThat(remarks()).containsExactly("SQ-SRC-0056");
        assertThat(message()).contains("金额");
    }

    @Test
    void aZeroThatAProgramWroteForAFormulaIsNoResult() throws Exception {
        workbook("xlsx", sheet -> {
            row(sheet, 0, "户数", "金额");
            Cell formula = row(sheet, 1, 3d, 10d).createCell(1);
            formula.setCellFormula("A2*10");
            formula.setCellValue(0);
            ((XSSFWorkbook) sheet.getWorkbook()).setForceFormulaRecalculation(true);
        });

        assertThat(pull().column("金额")).containsExactly("#N/A");
    }

    @Test
    void aStrictWorkbookIsReadAsAnyOther() throws Exception {
        workbook("xlsx", sheet -> {
            row(sheet, 0, "序号", "日期", "名称");
            CellStyle date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
            row(sheet, 1, 1d, 45358.625, "甲").getCell(1).setCellStyle(date);
        });
        Path file = folder.resolve("dibao.xlsx");
        Files.write(file, strict(Files.readAllBytes(file)));

        SliceArchives.Opened slice = pull();
        assertThat(slice.column("日期")).containsExactly("45358.625");
        assertThat(slice.column("名称")).containsExactly("甲");
        assertThat(remarks()).isEmpty();
    }

    static Stream<String[]> rows() throws IOException {
        try (InputStream in = FileFindingsTest.class.getResourceAsStream("no-records.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2)).map(part -> new String[] {part[0].strip(), part[1].strip()})
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rowsThatAreNoRecordsLandAsSuch(String kind, String row) throws Exception {
        // the line of units stands directly below the header
        boolean first = row.startsWith(",,（");
        csv(HEADER + (first ? row + "\n" : "") + "9,城北区,1,1\n" + (first ? "" : row + "\n"), StandardCharsets.UTF_8);
        SliceArchives.Opened slice = pull();

        assertThat(slice.rows()).hasSize(2);
        assertThat(slice.rows().get(first ? 0 : 1).path("_record").asText("record")).isEqualTo(kind);
        assertThat(slice.pulled().notes().get("noRecords")).isEqualTo(kind.equals("record") ? 0 : 1);
        assertThat(remarks()).isEqualTo(kind.equals("record") ? List.of() : List.of("SQ-SRC-0057"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aTableThatIsPrintedOverSeveralPagesHasOneHeader(String kind) throws Exception {
        runner.setProperty(PullFile.SKIP_ROWS, "2");
        workbook(kind, sheet -> {
            for (int page = 0; page < 2; page++) {
                row(sheet, page * 5, "低保发放情况表");
                row(sheet, page * 5 + 1, "单位：元");
                row(sheet, page * 5 + 2, "序号", "区县", "户数");
                row(sheet, page * 5 + 3, page + 1d, "城东区", 3d);
            }
            row(sheet, 20, "合计", "", 6d);
        });

        assertThat(pull().rows().stream().map(row -> row.path("_record").asText("")).toList())
                .containsExactly("", "headers", "headers", "headers", "", "totals");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ;", "GBK, ;", "GB18030, \\t", "UTF-16LE, |", "UTF-8, ,", "Big5, ;"})
    void aHeaderThatIsElsewhereIsShownAndItsPlaceNamed(String charset, String delimiter) throws Exception {
        char between = delimiter == null ? ',' : delimiter.equals("\\t") ? '\t' : delimiter.charAt(0);
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"編號\"},{\"column\":\"地區\"}]");
        String mark = charset.startsWith("UTF-16") ? "\ufeff" : "";
        String title = between == ',' ? "二〇二四年度\n" : "";
        csv(mark + title + "編號" + between + "地區\n1" + between + "東區地區東區地區\n", Charset.forName(charset));
        runner.setProperty(PullFile.CHARSET, charset);

        assertThat(failure()).isEqualTo("SQ-COL-0079");
        assertThat(message()).contains(between == ',' ? "skip-rows: 1" : "delimiter: \"").contains("header read");
    }

    @Test
    void theSheetWithThePromisedColumnsIsNamed() throws Exception {
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"序号\"},{\"column\":\"名称\"}]");
        try (Workbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(folder.resolve("dibao.xlsx"))) {
            row(book.createSheet("字典"), 0, "代码", "含义");
            row(book.createSheet("说明"), 0, "本表由各区县填报");
            Sheet third = book.createSheet("明细");
            row(third, 0, "序号", "名称");
            row(third, 1, "1", "甲");
            book.setSheetHidden(0, true);
            book.write(out);
        }
        excel("xlsx");

        assertThat(failure()).isEqualTo("SQ-COL-0079");
        assertThat(message()).contains("sheet: \"明细\"");
        runner.setProperty(PullFile.SHEET, "明细");
        assertThat(pull().column("名称")).containsExactly("甲");
    }

    @Test
    void aHiddenFirstSheetIsNotTheFirst() throws Exception {
        for (Workbook book : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
            String kind = book instanceof XSSFWorkbook ? "xlsx" : "xls";
            try (book; OutputStream out = Files.newOutputStream(folder.resolve("dibao." + kind))) {
                row(book.createSheet("字典"), 0, "代码");
                Sheet second = book.createSheet("明细");
                row(second, 0, "序号");
                row(second, 1, "1");
                book.setSheetHidden(0, true);
                book.setActiveSheet(1);
                book.write(out);
            }
            excel(kind);
            assertThat(pull().column("序号")).containsExactly("1");
        }
    }

    @Test
    void aLineForSpreadsheetProgramsIsNoHeader() throws Exception {
        runner.setProperty(PullProcessor.CONTRACT, CONTRACT);
        csv("sep=,\n" + HEADER + "1,城东区,2,3\n", StandardCharsets.UTF_8);

        assertThat(pull().column("区县")).containsExactly("城东区");
    }

    @ParameterizedTest
    @ValueSource(strings = {"区县 ", "区\\n县", "　区县", "区 县"})
    void aContractMayWriteAColumnAsTheFileDoes(String written) throws Exception {
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"序号\"},{\"column\":\"" + written + "\"}]");
        String name = written.replace("\\n", "\n");
        csv("序号,\"" + name + "\"\n1,城东区\n", StandardCharsets.UTF_8);

        assertThat(pull().column(name)).containsExactly("城东区");
    }

    @Test
    void aHeaderThatLacksAColumnIsShownWithoutTheNumbersOfARecord() throws Exception {
        runner.setProperty(PullProcessor.CONTRACT, CONTRACT);
        csv("1,110105194912310021,13800138000\n2,x,y\n", StandardCharsets.UTF_8);

        assertThat(failure()).isEqualTo("SQ-COL-0020");
        assertThat(message()).contains("header read: 1 | …").doesNotContain("1101051949", "13800138");
    }

    private interface Fill {
        void in(Sheet sheet);
    }

    private void workbook(String kind, Fill fill) throws IOException {
        try (Workbook book = kind.equals("xlsx") ? new XSSFWorkbook() : new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(folder.resolve("dibao." + kind))) {
            fill.in(book.createSheet("低保"));
            book.write(out);
        }
        excel(kind);
    }

    private static Row row(Sheet sheet, int index, Object... values) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            Cell cell = row.createCell(i);
            if (values[i] instanceof Double number) {
                cell.setCellValue(number);
            } else {
                cell.setCellValue((String) values[i]);
            }
        }
        return row;
    }

    private void excel(String kind) {
        runner.setProperty(PullFile.FORMAT, "excel");
        runner.setProperty(PullFile.PATH, folder.resolve("dibao." + kind).toString());
    }

    private void csv(String text, Charset charset) throws IOException {
        Files.write(folder.resolve("dibao.csv"), text.getBytes(charset));
        runner.setProperty(PullFile.PATH, folder.resolve("dibao.csv").toString());
    }

    /** Rewrites the namespaces of a workbook into those of ISO/IEC 29500-1 Strict, and its dates into ISO 8601. */
    private static byte[] strict(byte[] workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships")
                        .replaceAll("(<c r=\"B2\"[^>]*)t=\"n\"([^>]*><v>)45358.625", "$1t=\"d\"$22024-03-07T15:00:00");
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private SliceArchives.Opened pull() {
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).isEmpty();
        return SliceArchives.open(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).getFirst());
    }

    private String failure() {
        runner.run();
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE);
    }

    private String message() {
        return Stream.of(PullProcessor.FAILURE, PullProcessor.REMARK)
                .flatMap(each -> runner.getFlowFilesForRelationship(each).stream()).findFirst().orElseThrow()
                .getAttribute(Attributes.ERROR_EN);
    }

    private List<String> remarks() {
        return runner.getFlowFilesForRelationship(PullProcessor.REMARK).stream()
                .map(file -> file.getAttribute(Attributes.ERROR_CODE)).toList();
    }
}
