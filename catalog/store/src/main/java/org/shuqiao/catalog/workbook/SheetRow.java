package org.shuqiao.catalog.workbook;

import java.util.List;

/** Row of a sheet. @param number counted from 1, as a spreadsheet shows it */
record SheetRow(int number, List<String> cells) {

    SheetRow {
        cells = List.copyOf(cells);
    }

    /** @return the text of a column; blank where the row is shorter */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
