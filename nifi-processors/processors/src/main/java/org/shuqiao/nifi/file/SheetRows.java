package org.shuqiao.nifi.file;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** Cursor over the rows of a text table or sheet. */
interface SheetRows extends Closeable {

    /**
     * Row of the file with its row number.
     *
     * @param number from 1; rows that are left out count
     * @param cells empty cells are ""
     * @param forms how they are shown, as far as they say; none of a text table
     */
    record Row(long number, List<String> cells, List<CellForm> forms) {

        Row(long number, List<String> cells) {
            this(number, cells, List.of());
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** @return the next row; wholly empty ones may be left out */
    Optional<Row> next();

    /** Whether a row without its last cells is as good as one with empty cells, as in a workbook. */
    boolean padsRows();

    /** For a row of the header: fills cells that are merged across columns. */
    Row acrossColumns(Row row);
}
