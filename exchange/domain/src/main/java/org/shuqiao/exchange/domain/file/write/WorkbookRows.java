package org.shuqiao.exchange.domain.file.write;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.trace.FormMark;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;

/**
 * Writer of workbooks: a sheet with the visible mark, then sheets of at most {@value #ROWS} rows with a header each.
 * Numbers that a workbook would round are texts. Whether a text's cell is formatted as a quoted one is the form mark:
 * nothing shows it but the formula bar, and a spreadsheet program keeps it with the cell.
 */
public final class WorkbookRows implements RowWriter {

    static final int ROWS = 1_000_000;
    private static final int KEPT = 100;
    /** Digits that a double holds exactly. */
    private static final int DIGITS = 15;

    private final SXSSFWorkbook book = new SXSSFWorkbook(KEPT);
    private final OutputStream out;
    private final FormMark mark;
    private final CellStyle plain = book.createCellStyle();
    private final CellStyle quoted = book.createCellStyle();
    private final CellStyle date = book.createCellStyle();
    private final CellStyle time = book.createCellStyle();
    private List<AnswerColumn> columns = List.of();
    private SXSSFSheet sheet;
    private int next;

    public WorkbookRows(OutputStream out, String comment, FormMark mark) {
        this.out = out;
        this.mark = mark;
        book.setCompressTempFiles(true);
        plain.setDataFormat(book.createDataFormat().getFormat("@"));
        quoted.cloneStyleFrom(plain);
        quoted.setQuotePrefixed(true);
        date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        time.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss.000"));
        book.createSheet("交付说明").createRow(0).createCell(0).setCellValue(comment);
        book.getXSSFWorkbook().getProperties().getCoreProperties().setDescription(comment);
    }

    @Override
    public void columns(List<AnswerColumn> given) {
        columns = given;
        open();
    }

    private void open() {
        sheet = book.createSheet("数据" + book.getNumberOfSheets());
        SXSSFRow header = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            header.createCell(i).setCellValue(columns.get(i).name());
        }
        next = 1;
    }

    @Override
    public void row(List<Object> values) {
        if (next > ROWS) {
            open();
        }
        SXSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                cell(row.createCell(i), values.get(i));
            }
        }
    }

    private void cell(SXSSFCell cell, Object value) {
        switch (value) {
            case Long number when Long.toString(Math.abs(number)).length() <= DIGITS -> cell.setCellValue(number);
            case BigDecimal number when number.precision() <= DIGITS && number.scale() <= DIGITS ->
                cell.setCellValue(number.doubleValue());
            case Double number when Double.isFinite(number) -> cell.setCellValue(number);
            case Boolean truth -> cell.setCellValue(truth);
            case LocalDate day when day.getYear() >= 1901 -> {
                cell.setCellValue(day);
                cell.setCellStyle(date);
            }
            case LocalDateTime moment when moment.getYear() >= 1901 -> {
                cell.setCellValue(moment);
                cell.setCellStyle(time);
            }
            case String text -> text(cell, text, mark.marks(text) ? quoted : plain);
            default -> text(cell, CanonicalAnswer.text(value), plain);
        }
    }

    private static void text(SXSSFCell cell, String text, CellStyle style) {
        int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        if (text.length() > most) {
            throw new CodedException(FileCode.TOO_WIDE_FOR_WORKBOOK, most);
        }
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    @Override
    public void close() throws IOException {
        try (book; out) {
            book.write(out);
        }
    }
}
