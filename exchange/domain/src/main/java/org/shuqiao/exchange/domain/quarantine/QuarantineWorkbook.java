package org.shuqiao.exchange.domain.quarantine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;

/**
 * Workbook of rows in quarantine: a sheet that says what it is, then sheets with the rows as their source gave them.
 * The cells that a rule refused are filled; rule and reason stand behind the row. All cells are texts, so that nothing
 * in them is a formula and no long number is rounded.
 */
final class QuarantineWorkbook implements AutoCloseable {

    private static final int ROWS = 1_000_000;
    private static final int KEPT = 100;
    private static final int MOST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final SXSSFWorkbook book = new SXSSFWorkbook(KEPT);
    private final Language language;
    private final CellStyle plain = book.createCellStyle();
    private final CellStyle wrong = book.createCellStyle();
    private final CellStyle head = book.createCellStyle();
    private List<String> columns = List.of();
    private SXSSFSheet sheet;
    private int next;

    QuarantineWorkbook(DatasetFacts facts, long rows, Language language) {
        this.language = language;
        book.setCompressTempFiles(true);
        short text = book.createDataFormat().getFormat("@");
        plain.setDataFormat(text);
        wrong.cloneStyleFrom(plain);
        wrong.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        wrong.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        Font bold = book.createFont();
        bold.setBold(true);
        head.setFont(bold);
        SXSSFSheet about = book.createSheet(say("说明", "About"));
        line(about, 0, say("数据集", "Dataset"), say(facts.titleZh(), facts.titleEn()) + " (" + facts.dataset() + ")");
        line(about, 1, say("对标批次", "Run"), facts.run() + " · " + facts.pack());
        line(about, 2, say("问题行数", "Rows in quarantine"), Long.toString(rows));
        line(about, 3, say("怎样处理", "What to do"), say("请在来源系统更正标红的单元格；更正后的下一批数据归集、对标时，这些行将重新校验。"
                + "规则有误的，请在平台上标注。", "Correct the filled cells in the source system; the next batch is checked "
                + "again. Where a rule is wrong, mark it on the platform."));
    }

    void columns(List<String> given) {
        columns = List.copyOf(given);
        open();
    }

    private void open() {
        sheet = book.createSheet(say("问题数据", "Rows ") + book.getNumberOfSheets());
        SXSSFRow header = sheet.createRow(0);
        int at = 0;
        head(header, at++, say("批次", "batch"));
        head(header, at++, say("行", "row"));
        for (String column : columns) {
            head(header, at++, column);
        }
        head(header, at++, say("规则", "rule"));
        head(header, at++, say("标准列", "standard column"));
        head(header, at++, say("原因", "reason"));
        head(header, at, say("行标识", "row id"));
        sheet.createFreezePane(2, 1);
        next = 1;
    }

    void row(KeptRow kept) {
        if (next > ROWS) {
            open();
        }
        SXSSFRow row = sheet.createRow(next++);
        int at = 0;
        cell(row, at++, kept.batch(), plain);
        cell(row, at++, Long.toString(kept.number()), plain);
        for (int i = 0; i < columns.size(); i++) {
            cell(row, at++, kept.cells().get(i).orElse(""), kept.wrong().contains(i) ? wrong : plain);
        }
        cell(row, at++, kept.rule(), plain);
        cell(row, at++, kept.column(), plain);
        cell(row, at++, say(kept.zh(), kept.en()), plain);
        cell(row, at, kept.row(), plain);
    }

    void write(OutputStream out) throws IOException {
        book.write(out);
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private void line(SXSSFSheet about, int at, String name, String value) {
        SXSSFRow row = about.createRow(at);
        head(row, 0, name);
        cell(row, 1, value, plain);
    }

    private void head(SXSSFRow row, int at, String text) {
        cell(row, at, text, head);
    }

    /** Writes a cell; a value longer than a cell holds is cut, and says so. */
    private static void cell(SXSSFRow row, int at, String text, CellStyle style) {
        SXSSFCell cell = row.createCell(at);
        cell.setCellValue(text.length() > MOST ? text.substring(0, MOST - 1) + "…" : text);
        cell.setCellStyle(style);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
