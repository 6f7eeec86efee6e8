package org.shuqiao.nifi.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Reader of one CSV file or workbook with its settings.
 *
 * @param excel else CSV
 * @param headerRows rows of the header
 * @param skipRows rows above it
 * @param most rows to take, 0 for all
 */
record TabularFileReader(boolean excel, String charset, char delimiter, int headerRows, int skipRows,
        Optional<String> sheet, Contract contract, long most) {

    private static final String UNIT_SEPARATOR = "\u001f";

    /** Settings that change what is read from the same bytes. */
    String fingerprint() {
        return String.join("|", Boolean.toString(excel), charset, Integer.toString(delimiter),
                Integer.toString(headerRows), Integer.toString(skipRows), sheet.orElse(""), Long.toString(most));
    }

    /** Writes every row of a file and returns the names of its columns. */
    List<String> read(Path file, RowsWriter writer) throws IOException {
        String name = file.getFileName().toString();
        try (SheetRows rows = excel ? Workbooks.open(file, sheet) : CsvRows.open(file, charset, delimiter)) {
            Optional<SheetRows.Row> row = rows.next();
            List<List<String>> above = new ArrayList<>();
            while (row.isPresent() && row.get().number() <= skipRows + (long) headerRows && above.size() < headerRows) {
                if (row.get().number() > skipRows) {
                    above.add(rows.acrossColumns(row.get()).cells());
                }
                row = rows.next();
            }
            Header header = Header.of(name, above);
            if (header.names().isEmpty()) {
                throw new CodedException(CollectCode.NO_ROWS, name);
            }
            contract.checkNames(name, header.names());
            for (; row.isPresent() && (most == 0 || writer.rows() < most); row = rows.next()) {
                if (!row.get().isEmpty()) {
                    writer.write(cells(header, row.get().cells(), rows.padsRows()));
                }
            }
            if (writer.rows() == 0) {
                throw new CodedException(CollectCode.NO_ROWS, name);
            }
            return header.names();
        }
    }

    /** A row that does not fit its header is kept with what is wrong about it; nothing is moved or dropped. */
    private static List<Cell> cells(Header header, List<String> row, boolean pads) {
        List<String> names = header.names();
        List<Cell> cells = new ArrayList<>(names.size() + 2);
        for (int i = 0; i < names.size(); i++) {
            if (i < row.size()) {
                cells.add(Cell.of(names.get(i), row.get(i)));
            } else {
                cells.add(pads ? Cell.of(names.get(i), "") : Cell.missing(names.get(i)));
            }
        }
        List<String> surplus = row.size() > names.size() ? row.subList(names.size(), row.size()) : List.of();
        boolean blank = surplus.stream().allMatch(String::isEmpty) && (pads || row.size() <= header.width());
        if (!blank) {
            cells.add(Cell.of(Cell.SURPLUS, String.join(UNIT_SEPARATOR, surplus)));
        }
        if (!blank || !pads && row.size() < names.size()) {
            cells.add(Cell.of(Cell.CELLS, Integer.toString(row.size())));
        }
        return cells;
    }
}
