package org.shuqiao.catalog.workbook;

import java.util.Collection;
import java.util.List;
import org.shuqiao.catalog.department.Department;

/** Workbook that carries entries of any department, in the layout of {@link WorkbookWriter}. */
public final class CarriedWorkbook {

    private CarriedWorkbook() { }

    public static byte[] write(List<CarriedEntry> entries, Collection<Department> departments) {
        return WorkbookWriter.write(entries.stream().map(entry -> new WorkbookWriter.Line(entry.code(),
                entry.published(), entry.draft())).toList(), departments);
    }

    /**
     * Reads a workbook as it says; a word that is none of the catalogue's is kept, and found by whoever checks the
     * draft.
     *
     * @throws org.shuqiao.base.error.CodedException where it is no workbook, or not of this layout
     */
    public static List<CarriedEntry> read(byte[] workbook, Collection<Department> departments) {
        WorkbookSheets sheets = WorkbookSheets.read(workbook);
        return new WorkbookDrafts(sheets, departments).read().stream()
                .map(entry -> new CarriedEntry(entry.code(), "", entry.draft())).toList();
    }
}
