package org.shuqiao.catalog.workbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.check.FindingLevel;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;

/** Makes drafts of the rows of a workbook: words are read as labels of either language or as codes. */
final class WorkbookDrafts {

    private final WorkbookSheets sheets;
    private final Collection<Department> departments;
    private final List<CellFinding> findings = new ArrayList<>();

    WorkbookDrafts(WorkbookSheets sheets, Collection<Department> departments) {
        this.sheets = sheets;
        this.departments = departments;
    }

    private record Items(List<ItemDraft> drafts, List<Integer> rows) { }

    /** @return the entries in the order of their rows; what cannot be put together is among {@link #findings} */
    List<WorkbookEntry> read() {
        Map<String, SheetRow> numbered = new HashMap<>();
        for (SheetRow row : sheets.entries().rows()) {
            String number = entry(row, EntryColumn.NUMBER).strip();
            if (number.isEmpty() || numbered.putIfAbsent(number, row) != null) {
                add(sheets.entries(), row, EntryColumn.NUMBER.header(), CatalogCode.ROW_NUMBER_WRONG);
            }
        }
        Map<String, Items> items = items(numbered);
        List<WorkbookEntry> entries = new ArrayList<>();
        for (SheetRow row : sheets.entries().rows()) {
            Items own = items.getOrDefault(entry(row, EntryColumn.NUMBER).strip(), new Items(List.of(), List.of()));
            entries.add(new WorkbookEntry(row.number(), entry(row, EntryColumn.CODE).strip(), draft(row, own.drafts()),
                    own.rows()));
        }
        return entries;
    }

    List<CellFinding> findings() {
        return List.copyOf(findings);
    }

    private Map<String, Items> items(Map<String, SheetRow> numbered) {
        Map<String, Items> items = new HashMap<>();
        for (SheetRow row : sheets.items().rows()) {
            String number = item(row, ItemColumn.NUMBER).strip();
            if (!numbered.containsKey(number)) {
                add(sheets.items(), row, ItemColumn.NUMBER.header(), CatalogCode.ITEM_WITHOUT_ENTRY);
                continue;
            }
            Items own = items.computeIfAbsent(number, each -> new Items(new ArrayList<>(), new ArrayList<>()));
            own.drafts().add(new ItemDraft(item(row, ItemColumn.NAME), item(row, ItemColumn.TITLE),
                    word(ItemType.class, item(row, ItemColumn.TYPE)), item(row, ItemColumn.ELEMENT).strip(),
                    word(Grade.class, item(row, ItemColumn.GRADE))));
            own.rows().add(row.number());
        }
        return items;
    }

    private EntryDraft draft(SheetRow row, List<ItemDraft> items) {
        return new EntryDraft(
                new Category(entry(row, EntryColumn.KIND).strip(), entry(row, EntryColumn.ITEM).strip(),
                        entry(row, EntryColumn.SECTION).strip(), entry(row, EntryColumn.DETAIL).strip()),
                entry(row, EntryColumn.NAME), department(entry(row, EntryColumn.PROVIDER).strip()),
                entry(row, EntryColumn.PROVIDER_CODE).strip(), entry(row, EntryColumn.SUMMARY),
                word(ResourceFormat.class, entry(row, EntryColumn.FORMAT)), items,
                new SharingDraft(word(SharingClass.class, entry(row, EntryColumn.SHARING)),
                        entry(row, EntryColumn.CONDITION), entry(row, EntryColumn.BASIS),
                        parts(entry(row, EntryColumn.MODES), "[、,，;；/\\n]+").map(mode -> word(ShareMode.class, mode))
                                .toList()),
                new OpenDraft(word(OpenClass.class, entry(row, EntryColumn.OPEN)),
                        entry(row, EntryColumn.OPEN_CONDITION)),
                word(UpdateCycle.class, entry(row, EntryColumn.UPDATE)),
                parts(entry(row, EntryColumn.RELATED), "[、,，;；\\s]+").toList(),
                word(Grade.class, entry(row, EntryColumn.GRADE)), entry(row, EntryColumn.DATASET).strip(),
                entry(row, EntryColumn.REGRADE), entry(row, EntryColumn.JUSTIFICATION));
    }

    private String department(String given) {
        return departments.stream().filter(each -> given.equals(each.id()) || given.equals(each.zh())
                || given.equalsIgnoreCase(each.en())).map(Department::id).findFirst().orElse(given);
    }

    private static Stream<String> parts(String text, String between) {
        return Stream.of(text.split(between)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** A text that no list has stays as it is, for the rules to find. */
    private static <E extends Enum<E> & Labelled> String word(Class<E> type, String text) {
        String given = text.strip();
        return Stream.of(type.getEnumConstants()).filter(each -> each.code().equals(given) || each.zh().equals(given)
                || each.en().equalsIgnoreCase(given)).map(Labelled::code).findFirst().orElse(given);
    }

    private String entry(SheetRow row, EntryColumn column) {
        return sheets.entries().cell(row, column.header());
    }

    private String item(SheetRow row, ItemColumn column) {
        return sheets.items().cell(row, column.header());
    }

    private void add(WorkbookSheets.Sheet sheet, SheetRow row, String header, CatalogCode code) {
        findings.add(new CellFinding(sheet.name(), row.number(), sheet.column(header),
                new Finding(header, FindingLevel.ERROR, code, List.of())));
    }
}
