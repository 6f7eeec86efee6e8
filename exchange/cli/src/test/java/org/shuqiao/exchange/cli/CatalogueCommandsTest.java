package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** The commands by which officers keep the catalogue: workbooks, changes, grades, bases, sources. */
@ExtendWith(CityExtension.class)
class CatalogueCommandsTest {

    private static final String UNKNOWN = "999999";

    private final City city;

    CatalogueCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"entries export", "entries import"}, refused = {"entries export", "entries import"})
    void aWorkbookGoesOutAndInAndIsMarkedWhereItIsWrong(@TempDir Path folder) throws IOException {
        city.roads();
        Path file = folder.resolve("roads.xlsx");

        Terminal exported = city.as("jiaotong-officer", "entries", "export", file.toString());
        JsonNode same = city.json("jiaotong-officer", "entries", "import", file.toString());
        Path wrong = folder.resolve("wrong.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
                OutputStream out = Files.newOutputStream(wrong)) {
            book.getSheet("目录").getRow(1).getCell(17).setCellValue("每小时");
            book.write(out);
        }
        Terminal refused = city.as("jiaotong-officer", "entries", "import", wrong.toString());

        assertThat(exported.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(same.path("unchanged").asInt()).isEqualTo(same.path("entries").asInt());
        assertRefused(refused, "SQ-CAT-0104");
        assertThat(refused.err()).contains("目录!R2");
        assertThat(folder.resolve("wrong-marked.xlsx")).exists();
        assertRefused(city.as("chengyun-user", "entries", "export", file.toString()), "SQ-EXC-0001");
    }

    @Test
    @Commands(done = {"entries changes", "entries impact", "entries grades", "entries bases", "sources"},
            refused = {"entries changes", "entries impact", "entries grades", "entries bases",
                "sources", "sources claims", "sources decide"})
    void whatARevisionChangesIsTold() {
        city.people();
        String entry = entryOf("gongan_rk");

        Terminal changes = city.as("gongan-officer", "entries", "changes", entry);
        Terminal impact = city.as("gongan-officer", "entries", "impact", entry);
        Terminal grades = city.as("gongan-officer", "entries", "grades", entry);
        Terminal bases = city.as("gongan-officer", "entries", "bases");
        Terminal sources = city.as("reviewer", "sources");
        Terminal claims = city.as("reviewer", "sources", "claims", "--decided");

        assertThat(changes.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(impact.out()).contains("kind", "number");
        assertThat(grades.out()).contains("citizen_number", "general-3");
        assertThat(bases.out()).contains("政务数据共享条例");
        assertThat(sources.out()).contains("person", "sex", "gongan");
        assertThat(claims.exit()).isEqualTo(ExitCodes.DONE);
        for (String each : new String[] {"changes", "impact", "grades"}) {
            assertRefused(city.as("gongan-officer", "entries", each, UNKNOWN), "SQ-CAT-0001");
        }
        assertRefused(Terminal.run("entries", "bases"), "SQ-CLI-0011");
        assertRefused(city.as("chengyun-user", "sources"), "SQ-EXC-0001");
        assertRefused(city.as("chengyun-user", "sources", "claims"), "SQ-EXC-0001");
        assertRefused(city.as("reviewer", "sources", "decide", UNKNOWN, "--verdict", "beside", "--reason", "并存"),
                "SQ-CAT-0146");
    }

    @Test
    @Commands(done = {"sources claims", "sources decide"})
    void aWorkbookThatSharesWhatAnotherDepartmentSharesIsDecided(@TempDir Path folder) throws IOException {
        city.people();
        city.roads();
        Path file = folder.resolve("drivers.xlsx");
        city.as("jiaotong-officer", "entries", "export", file.toString());
        byte[] exported = Files.readAllBytes(file);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(exported));
                OutputStream out = Files.newOutputStream(file)) {
            Sheet entries = book.getSheet("目录");
            Row row = entries.createRow(entries.getLastRowNum() + 1);
            entries.getRow(1).forEach(cell -> row.createCell(cell.getColumnIndex())
                    .setCellValue(cell.getStringCellValue()));
            row.getCell(0).setCellValue("900");
            row.getCell(1).setCellValue("驾驶人性别");
            row.getCell(2).setCellValue(""); // its code is given by the platform
            row.getCell(21).setCellValue(""); // and a dataset has one entry
            item(book, "身份号码", "citizen_number", "citizen-number");
            item(book, "性别", "sex", "sex");
            book.write(out);
        }

        String entry = city.json("jiaotong-officer", "entries", "import", file.toString()).path("created").get(0)
                .asText();
        Terminal stopped = city.as("jiaotong-officer", "entries", "submit", entry);
        Terminal claims = city.as("reviewer", "sources", "claims");
        String claim = claims.out().lines().filter(line -> line.contains("驾驶人性别")).findFirst().orElseThrow().strip()
                .split("\\s+")[0];
        JsonNode decided = city.json("reviewer", "sources", "decide", claim, "--verdict", "beside", "--reason",
                "驾驶证登记须自行核对");
        JsonNode submitted = city.json("jiaotong-officer", "entries", "submit", entry);
        city.json("jiaotong-officer", "entries", "recall", entry);
        city.json("jiaotong-officer", "entries", "discard", entry);

        assertRefused(stopped, "SQ-CAT-0140");
        assertThat(decided.path("verdict").asText()).isEqualTo("beside");
        assertThat(submitted.path("state").asText()).isEqualTo("submitted");
    }

    private static void item(XSSFWorkbook book, String title, String name, String element) {
        Sheet items = book.getSheet("信息项");
        Row row = items.createRow(items.getLastRowNum() + 1);
        String[] cells = {"900", title, name, "字符型", element, "一般数据3级"};
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private String entryOf(String dataset) {
        String entry = city.json("gongan-officer", "entries", "draft", dataset).path("id").asText();
        city.json("gongan-officer", "entries", "discard", entry);
        return entry;
    }
}
