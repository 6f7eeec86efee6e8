package org.shuqiao.nifi.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;

class PullFileTest {

    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    private Path folder;

    private TestRunner runner;

    @BeforeEach
    void configure() {
        runner = TestRunners.newTestRunner(PullFile.class);
        runner.setProperty(PullProcessor.DEPARTMENT, "jiaoyu");
        runner.setProperty(PullProcessor.DATASET, "pupil");
        runner.setProperty(PullFile.PATH, folder.resolve("pupil*").toString());
    }

    @Test
    void cellsStayAsTheyCameUnderTheirBomAndZeroWidthSpaces() throws Exception {
        write("pupil.csv", "\ufeff学号,姓名\r\n001,张\u200b三\r\n,\r\n002,\"李,\"\"四\"\n", StandardCharsets.UTF_8);

        SliceArchives.Opened slice = pull("UTF-8");

        assertThat(slice.column("学号")).containsExactly("001", "002");
        assertThat(slice.column("姓名")).containsExactly("张\u200b三", "李,\"四");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB2312", "gb18030", "auto"})
    void gbFilesAreReadAsDeclaredOrDetected(String declared) throws Exception {
        write("pupil.csv", "车牌,单位\n川Ａ１２３４５,云州市城管局\n", GBK);

        assertThat(pull(declared).column("单位")).containsExactly("云州市城管局");
    }

    @Test
    void aGbFileDeclaredAsUtf8IsAContradiction() throws Exception {
        write("pupil.csv", "姓名\n张三\n", GBK);

        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0033");
        assertThat(message()).contains("GB18030");
    }

    @Test
    void aUtf8FileDeclaredAsGbkIsAContradiction() throws Exception {
        write("pupil.csv", "学号,姓名\n1,张三\n2,李四\n", StandardCharsets.UTF_8);

        assertThat(failure("GBK")).isEqualTo("SQ-COL-0033");
        assertThat(message()).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "auto"})
    void mixedEncodingsNameTheLineThatDiffers(String declared) throws Exception {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write("姓名,学校\n张三丰,云州市第一小学\n".getBytes(StandardCharsets.UTF_8));
        mixed.write("李四光,云州市第二小学\n".getBytes(GBK));
        Files.write(folder.resolve("pupil.csv"), mixed.toByteArray());

        assertThat(failure(declared)).isEqualTo("SQ-COL-0034");
        assertThat(message()).contains("line 3");
    }

    @Test
    void asciiFitsEveryDeclaration() throws Exception {
        write("pupil.csv", "a,b\n1,2\n", StandardCharsets.US_ASCII);

        assertThat(pull("GBK").column("b")).containsExactly("2");
    }

    @Test
    void rowsThatDoNotFitTheHeaderAreKeptAndMarked() throws Exception {
        write("pupil.csv", "a,b,c\n1,2,3\n1,2\n1,2,3,4,5\n", StandardCharsets.UTF_8);

        SliceArchives.Opened slice = pull("UTF-8");

        assertThat(slice.rows().get(0).has(Cell.CELLS)).isFalse();
        assertThat(slice.rows().get(1).path("c").isNull()).isTrue();
        assertThat(slice.column(Cell.CELLS).subList(1, 3)).containsExactly("2", "5");
        assertThat(slice.rows().get(2).path(Cell.SURPLUS).asText()).isEqualTo("4\u001f5");
    }

    @Test
    void trailingDelimitersAreNoSurplus() throws Exception {
        write("pupil.csv", "a,b,\n1,2,\n", StandardCharsets.UTF_8);

        assertThat(pull("UTF-8").rows().getFirst().properties()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n\"1\"x,2\n", "a,b\n1,\"2\n3,4\n"})
    void brokenQuotesAreAnError(String content) throws Exception {
        write("pupil.csv", content, StandardCharsets.UTF_8);

        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0036");
    }

    @Test
    void aCellWithoutEndIsToldFromAQuoteWithoutEnd() throws Exception {
        String endless = "x".repeat(20_000_000);
        write("pupil.csv", "a,b\n1," + endless + "\n", StandardCharsets.UTF_8);
        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0044");

        write("pupil.csv", "a,b\n1,\"" + endless + "\n", StandardCharsets.UTF_8);
        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0036");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n", "a,b\n,\n\n"})
    void aFileWithoutRowsIsAnError(String content) throws Exception {
        write("pupil.csv", content, StandardCharsets.UTF_8);

        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0037");
    }

    @Test
    void aRepeatedOrEmptyHeaderIsAnError() throws Exception {
        write("pupil.csv", "a,a\n1,2\n", StandardCharsets.UTF_8);
        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0038");
        write("pupil.csv", "a,,c\n1,2,3\n", StandardCharsets.UTF_8);
        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0038");
    }

    @Test
    void aMissingFileAndADepartedColumnAreErrors() throws Exception {
        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0030");
        write("pupil.csv", "a,b\n1,2\n", StandardCharsets.UTF_8);
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"a\",\"type\":\"text\"}]");
        assertThat(pull("UTF-8").rows().getFirst().toString()).isEqualTo("{\"a\":\"1\"}");
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.REMARK).getFirst()
                .getAttribute(Attributes.ERROR_CODE)).isEqualTo("SQ-SRC-0064");
        runner.setProperty(PullProcessor.CONTRACT,
                "[{\"column\":\"a\",\"type\":\"text\"},{\"column\":\"b\",\"type\":\"text\"},"
                        + "{\"column\":\"z\",\"type\":\"text\"}]");
        assertThat(failure("UTF-8")).isEqualTo("SQ-COL-0020");
    }

    @Test
    void aFileIsPulledAgainOnlyWhenItChanged() throws Exception {
        write("pupil.csv", "a\n1\n", StandardCharsets.UTF_8);
        pull("UTF-8");
        assertThat(run()).isEmpty();
        write("pupil.csv", "a\n2\n", StandardCharsets.UTF_8);
        assertThat(run()).singleElement().satisfies(slice -> assertThat(slice.column("a")).containsExactly("2"));
    }

    @Test
    void aSnapshotOfSeveralFilesIsOneSliceAndAppendIsOneEach() throws Exception {
        write("pupil1.csv", "a\n1\n", StandardCharsets.UTF_8);
        write("pupil2.csv", "a\n2\n", StandardCharsets.UTF_8);
        assertThat(pull("UTF-8").column("a")).containsExactly("1", "2");

        configure();
        runner.setProperty(PullFile.MODE, "append");
        assertThat(run().getFirst().column("a")).containsExactly("1");
        write("pupil3.csv", "a\n3\n", StandardCharsets.UTF_8);
        assertThat(run().getFirst().column("a")).containsExactly("2");
        assertThat(run().getFirst().column("a")).containsExactly("3");
        assertThat(run()).isEmpty();
    }

    @Test
    void rowsAboveTheHeaderAreSkippedAndSeveralHeaderRowsJoined() throws Exception {
        write("pupil.csv", "云州市报表,\n\n金额,金额\n本月,累计\n1,2\n", StandardCharsets.UTF_8);
        runner.setProperty(PullFile.SKIP_ROWS, "2");
        runner.setProperty(PullFile.HEADER_ROWS, "2");

        assertThat(pull("UTF-8").column("金额/累计")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void workbooksKeepEveryCellAsText(String kind) throws Exception {
        workbook(kind, sheet -> {
            row(sheet, 0, "姓名", "身份证", "月金额", "日期", "区");
            row(sheet, 1, "张三", 990102198503071000d, 612.5, 45358d, "东湖");
            row(sheet, 2, "李四", "99010219850307123X", 700d, "2024/3/7", null);
            row(sheet, 3, null, null, null, null, null);
            row(sheet, 4, "王五", 123456789012345d, 0.1, true, null, "多");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 4, 4));
        });

        SliceArchives.Opened slice = excel();

        assertThat(slice.column("身份证")).containsExactly("9.90102198503071E+17", "99010219850307123X",
                "123456789012345");
        assertThat(slice.column("月金额")).containsExactly("612.5", "700", "0.1");
        assertThat(slice.column("日期")).containsExactly("45358", "2024/3/7", "true");
        assertThat(slice.column("区")).containsExactly("东湖", "东湖", "");
        assertThat(slice.rows().get(2).path(Cell.SURPLUS).asText()).isEqualTo("多");
        assertThat(slice.rows().get(0).has(Cell.CELLS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void mergedHeadersNameEachOfTheirColumns(String kind) throws Exception {
        workbook(kind, sheet -> {
            row(sheet, 0, "姓名", "金额", null);
            row(sheet, 1, null, "本月", "累计");
            row(sheet, 2, "张三", 1d, 2d);
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
        });
        runner.setProperty(PullFile.HEADER_ROWS, "2");

        SliceArchives.Opened slice = excel();

        assertThat(slice.pulled().columns()).extracting(column -> column.name())
                .containsExactly("姓名", "金额/本月", "金额/累计");
        assertThat(slice.column("金额/累计")).containsExactly("2");
    }

    @Test
    void aSheetIsFoundByItsName() throws Exception {
        workbook("xlsx", sheet -> {
            row(sheet, 0, "a");
            row(sheet, 1, "1");
        });
        runner.setProperty(PullFile.FORMAT, "excel");
        runner.setProperty(PullFile.SHEET, "没有");

        assertThat(failure(null)).isEqualTo("SQ-COL-0042");
    }

    @Test
    void aProtectedWorkbookIsAnError() throws Exception {
        byte[] plain = workbook("xlsx", sheet -> row(sheet, 0, "a"));
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(plain);
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("pupil.xlsx"))) {
                container.writeFilesystem(out);
            }
        }
        runner.setProperty(PullFile.FORMAT, "excel");

        assertThat(failure(null)).isEqualTo("SQ-COL-0039");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aTruncatedWorkbookIsAnError(String kind) throws Exception {
        byte[] whole = workbook(kind, sheet -> {
            for (int i = 0; i < 500; i++) {
                row(sheet, i, "a" + i, "b" + i * 7919);
            }
        });
        Files.write(folder.resolve("pupil." + kind), Arrays.copyOf(whole, whole.length / 2));
        runner.setProperty(PullFile.FORMAT, "excel");

        assertThat(failure(null)).isEqualTo("SQ-COL-0040");
    }

    @Test
    void aTextFileIsNoWorkbook() throws Exception {
        write("pupil.xlsx", "a,b\n1,2\n", StandardCharsets.UTF_8);
        runner.setProperty(PullFile.FORMAT, "excel");

        assertThat(failure(null)).isEqualTo("SQ-COL-0041");
    }

    private SliceArchives.Opened pull(String charset) {
        runner.setProperty(PullFile.CHARSET, charset);
        return run().getFirst();
    }

    private SliceArchives.Opened excel() {
        runner.setProperty(PullFile.FORMAT, "excel");
        return run().getFirst();
    }

    private List<SliceArchives.Opened> run() {
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).as("failures").isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).stream().map(SliceArchives::open).toList();
    }

    private String failure(String charset) {
        if (charset != null) {
            runner.setProperty(PullFile.CHARSET, charset);
        }
        runner.clearTransferState();
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS)).isEmpty();
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst()
                .getAttribute(Attributes.ERROR_CODE);
    }

    private String message() {
        return runner.getFlowFilesForRelationship(PullProcessor.FAILURE).getFirst().getAttribute(Attributes.ERROR_EN);
    }

    private void write(String name, String content, Charset charset) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(charset));
    }

    private byte[] workbook(String kind, Consumer<Sheet> fill) throws IOException {
        try (Workbook workbook = kind.equals("xlsx") ? new XSSFWorkbook() : new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            fill.accept(workbook.createSheet("低保"));
            workbook.write(out);
            Files.write(folder.resolve("pupil." + kind), out.toByteArray());
            return out.toByteArray();
        }
    }

    private static void row(Sheet sheet, int index, Object... values) {
        var row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> { }
                case Double number -> row.createCell(i).setCellValue(number);
                case Boolean bool -> row.createCell(i).setCellValue(bool);
                default -> row.createCell(i).setCellValue(values[i].toString());
            }
        }
    }
}
