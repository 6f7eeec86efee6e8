package org.shuqiao.catalog.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;

/** Writes entries as a workbook of two sheets, which reads back as the same entries. */
public final class WorkbookWriter {

    private static final int WINDOW = 200;

    private WorkbookWriter() { }

    /** Entry to be written. @param code and {@code published} blank where it has none */
    public record Line(String code, String published, EntryDraft draft) { }

    public static byte[] write(List<Line> lines, Collection<Department> departments) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, WINDOW, false, true);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded); // other programs read no other form
            CellStyle head = head(workbook);
            SXSSFSheet entries = workbook.createSheet(EntryColumn.SHEET);
            SXSSFSheet items = workbook.createSheet(ItemColumn.SHEET);
            row(entries, 0, List.of(EntryColumn.values()).stream().map(EntryColumn::header).toList())
                    .forEach(cell -> cell.setCellStyle(head));
            row(items, 0, List.of(ItemColumn.values()).stream().map(ItemColumn::header).toList())
                    .forEach(cell -> cell.setCellStyle(head));
            entries.createFreezePane(0, 1);
            items.createFreezePane(0, 1);
            int number = 0;
            int item = 0;
            for (Line line : lines) {
                number++;
                row(entries, number, cells(number, line, departments));
                for (ItemDraft each : line.draft().items()) {
                    item++;
                    row(items, item, cells(number, each));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(int number, Line line, Collection<Department> departments) {
        EntryDraft draft = line.draft();
        String provider = departments.stream().filter(each -> each.id().equals(draft.provider())).map(Department::zh)
                .findFirst().orElse(draft.provider());
        return List.of(String.valueOf(number), draft.name(), line.code(), draft.category().kind(),
                draft.category().item(), draft.category().section(), draft.category().detail(), provider,
                draft.providerCode(), draft.summary(), word(ResourceFormat.class, draft.format()),
                word(SharingClass.class, draft.sharing().kind()), draft.sharing().condition(), draft.sharing().basis(),
                draft.sharing().modes().stream().map(mode -> word(ShareMode.class, mode))
                        .collect(Collectors.joining("、")),
                word(OpenClass.class, draft.open().kind()), draft.open().condition(),
                word(UpdateCycle.class, draft.update()), line.published(), String.join("、", draft.related()),
                word(Grade.class, draft.grade()), draft.dataset(), draft.regradeReason(), draft.justification());
    }

    private static List<String> cells(int number, ItemDraft item) {
        return List.of(String.valueOf(number), item.title(), item.name(), word(ItemType.class, item.type()),
                item.element(), word(Grade.class, item.grade()));
    }

    private static Row row(SXSSFSheet sheet, int number, List<String> cells) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(CellText.write(cells.get(i)));
        }
        return row;
    }

    private static CellStyle head(SXSSFWorkbook workbook) {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle head = workbook.createCellStyle();
        head.setFont(bold);
        return head;
    }

    private static <E extends Enum<E> & Labelled> String word(Class<E> type, String code) {
        return Labelled.find(type, code).map(Labelled::zh).orElse(code);
    }
}
