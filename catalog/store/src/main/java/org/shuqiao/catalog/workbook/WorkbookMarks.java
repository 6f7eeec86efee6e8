package org.shuqiao.catalog.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.check.FindingLevel;
import org.shuqiao.catalog.error.CatalogCode;

/** Writes findings into the cells of a copy of an officer's own workbook, as comments and fills. */
final class WorkbookMarks {

    /** Comments in a copy at most; further cells are only filled. */
    private static final int COMMENTS = 2_000;
    private static final String AUTHOR = "数桥 Shuqiao";

    private WorkbookMarks() { }

    static byte[] write(byte[] workbook, List<CellFinding> findings, Language language) {
        try (XSSFWorkbook copy = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            copy.forEach(sheet -> clear((XSSFSheet) sheet));
            Map<String, List<CellFinding>> cells = new LinkedHashMap<>();
            findings.forEach(each -> cells.merge(each.cell(), List.of(each),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
            Map<String, CellStyle> styles = new HashMap<>();
            int comments = 0;
            for (List<CellFinding> cell : cells.values()) {
                mark(copy, cell, styles, comments++ < COMMENTS, language);
            }
            copy.write(out);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new CodedException(CatalogCode.WORKBOOK_UNREADABLE, e);
        }
    }

    /** Takes away what an earlier copy said. */
    private static void clear(XSSFSheet sheet) {
        Map<CellAddress, ? extends Comment> comments = Map.copyOf(sheet.getCellComments());
        comments.forEach((at, comment) -> {
            if (AUTHOR.equals(comment.getAuthor())) {
                Cell cell = sheet.getRow(at.getRow()).getCell(at.getColumn());
                cell.removeCellComment();
                cell.setCellStyle(sheet.getWorkbook().getCellStyleAt(0));
            }
        });
    }

    private static void mark(XSSFWorkbook copy, List<CellFinding> findings, Map<String, CellStyle> styles,
            boolean comments, Language language) {
        CellFinding first = findings.getFirst();
        XSSFSheet sheet = copy.getSheet(first.sheet());
        Row row = sheet.getRow(first.row() - 1);
        Cell cell = row.getCell(first.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        boolean error = findings.stream().anyMatch(each -> each.finding().level() == FindingLevel.ERROR);
        cell.setCellStyle(styles.computeIfAbsent(cell.getCellStyle().getIndex() + (error ? "!" : "?"), key -> {
            CellStyle filled = copy.createCellStyle();
            filled.cloneStyleFrom(cell.getCellStyle());
            filled.setFillForegroundColor((error ? IndexedColors.ROSE : IndexedColors.LIGHT_YELLOW).getIndex());
            filled.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return filled;
        }));
        if (comments) {
            ClientAnchor anchor = copy.getCreationHelper().createClientAnchor();
            anchor.setCol1(first.column() + 1);
            anchor.setCol2(first.column() + 5);
            anchor.setRow1(first.row() - 1);
            anchor.setRow2(first.row() + 4);
            cell.removeCellComment();
            Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
            comment.setAuthor(AUTHOR);
            comment.setString(copy.getCreationHelper().createRichTextString(String.join("\n", findings.stream()
                    .map(each -> each.finding().code().id() + " " + each.finding().problem(language)
                            + each.finding().remedy(language)).toList())));
            cell.setCellComment(comment);
        }
    }
}
