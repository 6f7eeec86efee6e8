package org.shuqiao.exchange.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.platform.onboarding.SampleMasking;
import org.shuqiao.exchange.platform.onboarding.Trial;
import org.shuqiao.exchange.platform.onboarding.Trials;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.standards.source.UpdateCycle;

/** Source files that are drafted from text tables and workbooks, good ones and hostile ones. */
class DraftsTest {

    private static final String CARDS = """
            读者证名册
            持证人姓名;身份证号;性别;出生日期;联系电话;押金（万元）;照片
            王小明;110101194903070014;男;1949-03-07;13800138000;0.01;
            李芳;110101194903070022;女;1949-03-07;13900139000;0.02;
            张敏;110101194903070030;男;1949-03-07;010-66012345;0.03;
            """;

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

    private static String code(Path file) {
        return draft(file, "x").problems().stream().map(problem -> problem.code().id())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aTextTableIsDraftedWithEncodingDelimiterAndTitleRow(String charset) throws IOException {
        Path file = Files.write(drop.resolve(charset.toLowerCase() + "-card.csv"), CARDS.getBytes(charset));

        Drafts.Drafted drafted = draft(file, "card");

        assertThat(drafted.problems()).isEmpty();
        assertThat(drafted.proposed().orElseThrow().table().charset()).contains(charset);
        assertThat(drafted.proposed().orElseThrow().table().skipped()).isEqualTo(1);
        SourceFile source = SourceFiles.parse(Path.of("card.yaml"), drafted.text());
        assertThat(source.department()).isEqualTo("jiaoyu");
        assertThat(source.mapping().columns()).extracting(column -> column.element()).containsExactly("person-name",
                "citizen-number", "sex", "date", "phone", "money");
        assertThat(source.mapping().columns()).extracting(column -> column.to())
                .contains("citizen_number", "sex", "birth_date");
        assertThat(source.mapping().key()).containsExactly("citizen_number");
        assertThat(source.mapping().ignore()).containsExactly("照片");
        assertThat(drafted.text()).contains("wan-yuan", "birth-date-agrees", "# citizen-number 0.9");
    }

    @Test
    void theTrialAcceptsWhatWasDrafted() throws IOException {
        assumeTrue(TestInstallation.workersBuilt(), "the workers are not built");
        Path text = Files.write(drop.resolve("tried.csv"), CARDS.getBytes(Charset.forName("GB18030")));
        Path book = workbook("tried.xlsx", "名册");
        Home home = installation.home();

        for (Path file : new Path[] {text, book}) {
            Path yaml = Files.writeString(folder.resolve("tried.yaml"), draft(file, "tried").text());
            Trial trial = new Trials(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing())
                    .run(yaml, 20, SampleMasking.MASKED);

            assertThat(trial.problems()).isEmpty();
            assertThat(trial.standard()).as("%s", trial.rules()).isEqualTo(3);
        }
    }

    @Test
    void aWorkbookIsDraftedAndItsFormulasAreTold() throws IOException {
        Drafts.Drafted drafted = draft(workbook("book.xlsx", "名册"), "book");

        assertThat(drafted.problems()).isEmpty();
        assertThat(drafted.proposed().orElseThrow().table().sheet()).contains("名册");
        assertThat(drafted.proposed().orElseThrow().table().damage()).extracting(damage -> damage.text(Language.EN))
                .anyMatch(text -> text.contains("formulas"));
        assertThat(SourceFiles.parse(Path.of("book.yaml"), drafted.text()).mapping().columns())
                .extracting(column -> column.element()).contains("citizen-number", "person-name");
    }

    @Test
    void codesKeptAsNumbersAreWhatTheyShow() throws IOException {
        Path file = drop.resolve("padded.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var rows = book.createSheet("S");
            Row header = rows.createRow(0);
            header.createCell(0).setCellValue("编号");
            header.createCell(1).setCellValue("邮编");
            var padded = book.createCellStyle();
            padded.setDataFormat(book.createDataFormat().getFormat("000000"));
            for (int at = 1; at < 4; at++) {
                rows.createRow(at).createCell(0).setCellValue("A" + at);
                rows.getRow(at).createCell(1).setCellValue(10010);
                rows.getRow(at).getCell(1).setCellStyle(padded);
            }
            book.write(out);
        }

        InspectedTable table = draft(file, "padded").proposed().orElseThrow().table();

        assertThat(table.values(1)).containsOnly("010010");
        assertThat(table.damage()).extracting(damage -> damage.text(Language.EN))
                .anyMatch(text -> text.startsWith("column B: 3 cells show another form"));
    }

    @Test
    void aStrictWorkbookIsDraftedAsAnyOther() throws IOException {
        Path file = workbook("strict.xlsx", "名册");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            for (String part : new String[] {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml",
                "xl/sharedStrings.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"}) {
                Path at = zip.getPath(part);
                Files.writeString(at, Files.readString(at)
                        .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships"));
            }
        }

        Drafts.Drafted drafted = draft(file, "strict");

        assertThat(drafted.problems()).isEmpty();
        assertThat(drafted.proposed().orElseThrow().table().values(0)).containsExactly("王小明", "李芳", "张敏");
    }

    private static Path workbook(String name, String sheet) throws IOException {
        Path file = drop.resolve(name);
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var rows = book.createSheet(sheet);
            String[][] cells = {{"姓名", "身份证号", "年龄"}, {"王小明", "110101194903070014", "77"},
                {"李芳", "110101194903070022", "77"}, {"张敏", "110101194903070030", "77"}};
            for (int at = 0; at < cells.length; at++) {
                Row row = rows.createRow(at);
                for (int column = 0; column < 3; column++) {
                    row.createCell(column).setCellValue(cells[at][column]);
                }
            }
            rows.getRow(1).getCell(2).setCellFormula("38+39");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }
        return file;
    }

    @Test
    void longitudeAndLatitudeAreOnePlaceAndNoTwoColumnsShareAName() throws IOException {
        Path file = Files.writeString(drop.resolve("lamps.csv"), """
                灯杆编号,纬度,经度,联系电话,手机号
                L1,30.67,104.06,13800138000,13900139000
                L2,30.68,104.07,13800138001,13900139001
                L3,30.69,104.08,13800138002,13900139002
                """);

        SourceFile source = SourceFiles.parse(Path.of("lamps.yaml"), draft(file, "lamps").text());

        assertThat(source.mapping().columns()).filteredOn(column -> column.element().equals("coordinate"))
                .singleElement().satisfies(column -> assertThat(column.from()).containsExactly("经度", "纬度"));
        assertThat(source.mapping().columns()).extracting(column -> column.to()).doesNotHaveDuplicates();
        assertThat(source.mapping().key()).hasSize(1);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() throws IOException {
        Path elsewhere = Files.writeString(Files.createDirectories(folder.resolve("nosuch")).resolve("A.csv"),
                "姓名,年龄\n王,3\n");

        Drafts.Drafted drafted = draft(elsewhere, "Bad Name");

        assertThat(drafted.problems()).extracting(problem -> problem.code().id()).containsExactly("SQ-EXC-0344",
                "SQ-EXC-0339");
        assertThat(draft(Files.write(elsewhere.resolveSibling("none.csv"), new byte[0]), "Bad Name").problems())
                .extracting(problem -> problem.code().id()).containsExactly("SQ-EXC-0344", "SQ-EXC-0339",
                        "SQ-EXC-0331");
        Path outside = Files.writeString(Files.createDirectories(folder.resolve("out/jiaoyu")).resolve("a.csv"),
                "姓名,年龄\n王,3\n");
        assertThat(draft(outside, "a").problems()).extracting(problem -> problem.code().id())
                .containsExactly("SQ-SRC-0035");
    }

    @Test
    void hostileTextIsRefusedOrQuoted() throws IOException {
        Path wide = Files.writeString(drop.resolve("wide.csv"), IntStream.range(0, 300).mapToObj(i -> "列" + i)
                .collect(Collectors.joining(",")) + "\n" + "1,".repeat(299) + "1\n");
        Path twice = Files.writeString(drop.resolve("twice.csv"), "姓名,姓名,\n王,李,3\n");
        Path mixed = Files.write(drop.resolve("mixed.csv"), new byte[] {'a', ',', 'b', '\n', (byte) 0xFF, (byte) 0xFF,
            ',', '1', '\n'});
        Path binary = Files.write(drop.resolve("binary.csv"), new byte[] {1, 0, 2, 0, 3});
        Path odd = Files.writeString(drop.resolve("odd.csv"),
                "\"姓名\"\"}, x: {\",\"# 备注\n行\",<script>alert(1)</script>\n王,a,b\n李,c,d\n");

        assertThat(code(Files.write(drop.resolve("empty.csv"), new byte[0]))).isEqualTo("SQ-EXC-0331");
        assertThat(code(Files.writeString(drop.resolve("header.csv"), "姓名,年龄\n"))).isEqualTo("SQ-EXC-0331");
        assertThat(code(wide)).isEqualTo("SQ-EXC-0333");
        assertThat(code(twice)).isEqualTo("SQ-EXC-0338");
        assertThat(code(mixed)).isEqualTo("SQ-EXC-0337");
        assertThat(code(binary)).isEqualTo("SQ-EXC-0334");
        SourceFile source = SourceFiles.parse(Path.of("odd.yaml"), draft(odd, "odd").text());
        assertThat(source.contract()).extracting(column -> column.column())
                .containsExactly("姓名\"}, x: {", "# 备注 行", "<script>alert(1)</script>");
    }

    @Test
    void hostileWorkbooksAreRefusedBeforeAnythingReadsThem() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Path bomb = zip("bomb.xlsx", "xl/workbook.xml", "<x/>".getBytes(StandardCharsets.UTF_8), zeros, 120);
        Path entities = zip("entities.xlsx", "xl/workbook.xml",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>".getBytes(StandardCharsets.UTF_8),
                zeros, 0);
        Path macros = zip("macros.xlsx", "xl/vbaProject.bin", zeros, zeros, 0);
        Path other = zip("other.xlsx", "readme.txt", new byte[] {1}, zeros, 0);
        Path broken = zip("broken.xlsx", "xl/workbook.xml", "<x/>".getBytes(StandardCharsets.UTF_8), zeros, 0);

        assertThat(code(bomb)).isEqualTo("SQ-EXC-0332");
        assertThat(code(entities)).isEqualTo("SQ-EXC-0335");
        assertThat(code(macros)).isEqualTo("SQ-EXC-0335");
        assertThat(code(other)).isEqualTo("SQ-EXC-0334");
        assertThat(code(broken)).isEqualTo("SQ-EXC-0336");
        assertThat(code(drop.resolve("nosuch.csv"))).isEqualTo("SQ-SRC-0001");
    }

    private static Path zip(String name, String part, byte[] content, byte[] filler, int times) throws IOException {
        Path file = drop.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(part));
            out.write(content);
            if (times > 0) {
                out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                for (int i = 0; i < times; i++) {
                    out.write(filler);
                }
            }
        }
        return file;
    }
}
