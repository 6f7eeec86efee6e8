package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shuqiao.exchange.cli.remote.RestClient;

/** Scene: an officer writes an entry into the department's spreadsheet, which is imported once and once more. */
final class SpreadsheetScene implements Scene {

    private static final String PATH = "/api/v1/entries/workbook";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NAME = "指纹特征库";
    private static final String NUMBER = "900";

    @Override
    public String title() {
        return "表格编目 spreadsheet";
    }

    @Override
    public String play(Stage stage) throws IOException {
        RestClient officer = stage.cast().officer("gongan");
        Path file = stage.file("gongan-entries.xlsx");
        byte[] exported = officer.download(PATH);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(exported));
                OutputStream out = Files.newOutputStream(file)) {
            add(book);
            book.write(out);
        }
        JsonNode imported = officer.upload(PATH, XLSX, file);
        JsonNode again = officer.upload(PATH, XLSX, file);
        Stage.require("entries that a second import leaves as they are", again.path("entries").asInt(),
                again.path("unchanged").asInt());
        for (JsonNode entry : imported.path("created")) {
            officer.post("/api/v1/entries/" + entry.asText() + "/submit", RestClient.body());
            stage.cast().reviewer().post("/api/v1/entries/" + entry.asText() + "/publish", RestClient.body());
        }
        return "%d entries read, %d new and published; read again: %d unchanged".formatted(
                imported.path("entries").asInt(), imported.path("created").size(), again.path("unchanged").asInt());
    }

    /** Another library of marks of the body, as the department has one: beside the first, with another item. */
    private static void add(XSSFWorkbook book) {
        Sheet entries = book.getSheet("目录");
        if (find(entries, "信息资源名称", NAME).isPresent()) {
            return;
        }
        Row like = find(entries, "信息资源名称", FaceLibrary.NAME).orElseThrow();
        String number = like.getCell(column(entries, "序号")).getStringCellValue();
        copy(entries, like, Map.of("序号", NUMBER, "信息资源名称", NAME, "信息资源代码", "", "发布日期", "",
                "信息资源摘要", "公安机关依法采集的指纹特征，仅用于维护公共安全，不对外共享",
                "与相近条目并存的理由", "指纹与人脸分库管理"));
        Sheet items = book.getSheet("信息项");
        copy(items, find(items, "目录序号", number).orElseThrow(), Map.of("目录序号", NUMBER, "信息项名称", "指纹特征",
                "信息项字段名", "fingerprint"));
    }

    private static void copy(Sheet sheet, Row like, Map<String, String> other) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        like.forEach(cell -> row.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue()));
        other.forEach((header, value) -> row.createCell(column(sheet, header)).setCellValue(value));
    }

    private static Optional<Row> find(Sheet sheet, String header, String value) {
        int column = column(sheet, header);
        for (Row row : sheet) {
            if (row.getCell(column) != null && row.getCell(column).getStringCellValue().equals(value)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static int column(Sheet sheet, String header) {
        for (var cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(header)) {
                return cell.getColumnIndex();
            }
        }
        throw new StepFailedException(DemoStep.GOVERN, "no column " + header);
    }
}
