package org.shuqiao.catalog.workbook;

import static java.util.Objects.requireNonNull;

import org.apache.poi.ss.util.CellReference;
import org.shuqiao.catalog.check.Finding;

/**
 * Finding about a cell of an officer's workbook.
 *
 * @param row counted from 1
 * @param column counted from 0
 */
public record CellFinding(String sheet, int row, int column, Finding finding) {

    public CellFinding {
        requireNonNull(sheet, "sheet is null");
        requireNonNull(finding, "finding is null");
    }

    /** @return the cell as a spreadsheet names it, for example {@code 目录!B3} */
    public String cell() {
        return sheet + "!" + CellReference.convertNumToColString(column) + row;
    }
}
