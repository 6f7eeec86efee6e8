package org.shuqiao.nifi.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.RecordRules;
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

    SheetRows open(Path file) throws IOException {
        if (excel) {
            return Workbooks.open(file, sheet, most > 0);
        }
        Optional<SheetRows> sampled = most == 0 ? Optional.empty()
                : SampledCsv.open(file, charset, delimiter, most, skipRows + headerRows);
        return sampled.isPresent() ? sampled.get() : CsvRows.open(file, charset, delimiter);
    }

    TabularFileReader withDelimiter(char other) {
        return new TabularFileReader(false, charset, other, headerRows, skipRows, sheet, contract, most);
    }

    TabularFileReader withSheet(String other) {
        return new TabularFileReader(excel, charset, delimiter, headerRows, skipRows, Optional.of(other), contract,
                most);
    }

    /**
     * Writes every row of a file, also those that are no records.
     *
     * @throws CodedException HEADER_ELSEWHERE where the promised header is in the file, but not where it is read
     */
    FileFindings read(Path file, RowsWriter writer) throws IOException {
        String name = file.getFileName().toString();
        try (SheetRows rows = open(file)) {
            Optional<SheetRows.Row> row = rows.next();
            // a line for spreadsheet programs, which nobody counts among the rows above the header
            int skipped = skipRows == 0 && row.isPresent() && isSeparatorLine(row.get()) ? 1 : skipRows;
            List<List<String>> above = new ArrayList<>();
            List<List<String>> titles = new ArrayList<>();
            while (row.isPresent() && row.get().number() <= skipped + (long) headerRows && above.size() < headerRows) {
                List<String> cells = rows.acrossColumns(row.get()).cells();
                (row.get().number() > skipped ? above : titles).add(cells);
                row = rows.next();
            }
            Header header = header(file, above);
            titles.addAll(above);
            RecordRules records = new RecordRules(header.names(), titles);
            FileFindings findings = new FileFindings(name, header.names(), records, contract);
            long found = 0;
            for (; row.isPresent() && (most == 0 || writer.rows() < most); row = rows.next()) {
                if (row.get().isEmpty()) {
                    findings.blank();
                    continue;
                }
                List<Cell> cells = cells(header, row.get().cells(), rows.padsRows());
                cells.removeIf(cell -> header.names().contains(cell.column()) && !contract.takes(cell.column()));
                Optional<RecordRules.Kind> kind = records.judge(row.get().cells());
                kind.ifPresent(none -> cells.add(Cell.of(Cell.RECORD, none.word())));
                if (kind.isEmpty()) {
                    findings.count(row.get().forms());
                    found++;
                }
                writer.write(cells);
            }
            if (found == 0) {
                throw new CodedException(CollectCode.NO_ROWS, name);
            }
            return findings;
        }
    }

    private boolean isSeparatorLine(SheetRows.Row row) {
        return !excel && row.number() == 1 && row.cells().getFirst().strip().matches("(?i)sep=.?")
                && row.cells().stream().skip(1).allMatch(String::isBlank);
    }

    private Header header(Path file, List<List<String>> above) throws IOException {
        String name = file.getFileName().toString();
        HeaderDiagnosis diagnosis = new HeaderDiagnosis(file, this, contract);
        Header header;
        try {
            header = Header.of(name, above).named(contract);
        } catch (CodedException e) {
            throw diagnosis.cause(above.isEmpty() ? List.of() : above.getFirst()).orElse(e);
        }
        if (header.names().isEmpty()) {
            throw diagnosis.cause(List.of()).orElseGet(() -> new CodedException(CollectCode.NO_ROWS, name));
        }
        Optional<CodedException> cause = diagnosis.cause(header.names());
        if (cause.isPresent()) {
            throw cause.get();
        }
        contract.requireAll(HeaderDiagnosis.shown(name, header.names()), header.names());
        return header;
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
