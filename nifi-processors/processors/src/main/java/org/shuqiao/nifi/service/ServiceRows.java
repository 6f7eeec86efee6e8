package org.shuqiao.nifi.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Cell;
import org.shuqiao.nifi.batch.Column;
import org.shuqiao.nifi.batch.ColumnType;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.batch.RecordRules;
import org.shuqiao.nifi.error.CollectCode;

/** Converts JSON rows to the contract's columns and detects contract violations. */
final class ServiceRows {

    /** One odd value is for the quarantine; that no value of a column fits is a change of the source. */
    private static final int ENOUGH = 3;

    private final String source;
    private final Contract contract;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, Fit> fits = new TreeMap<>();
    private Optional<RecordRules> records = Optional.empty();
    private long rows;

    private static final class Fit {
        private long values;
        private long fitting;
        private ColumnType kind = ColumnType.TEXT;
    }

    ServiceRows(String source, Contract contract) {
        this.source = source;
        this.contract = contract;
    }

    /** @return the cells in the contract's order, else in the row's own */
    List<Cell> cells(Map<String, PageReader.Value> row) {
        rows++;
        seen.addAll(row.keySet());
        List<Cell> cells = new ArrayList<>();
        if (contract.isEmpty()) {
            row.forEach((name, value) -> cells.add(new Cell(name, value.text())));
            return judged(cells);
        }
        for (Contract.Promise promise : contract.promises()) {
            PageReader.Value value = row.get(promise.column().name());
            cells.add(new Cell(promise.column().name(), value == null ? Optional.empty() : value.text()));
            if (value != null && value.text().isPresent()) {
                judge(promise.column(), value);
            }
        }
        return judged(cells);
    }

    /** A service that hands on a spreadsheet hands on its totals and notes too. */
    private List<Cell> judged(List<Cell> cells) {
        if (records.isEmpty()) {
            records = Optional.of(new RecordRules(cells.stream().map(Cell::column).toList(), List.of()));
        }
        records.get().judge(cells.stream().map(cell -> cell.text().orElse("")).toList())
                .ifPresent(kind -> cells.add(Cell.of(Cell.RECORD, kind.word())));
        return cells;
    }

    /** @return what was told by the rows; empty without any */
    Optional<RecordRules> records() {
        return records;
    }

    /** @return fields that nobody promised; they do not land */
    List<String> added() {
        return contract.added(List.copyOf(seen));
    }

    /** @throws CodedException COLUMN_MISSING, COLUMN_RETYPED */
    void check() {
        for (Contract.Promise promise : contract.promises()) {
            Column column = promise.column();
            if (rows > 0 && promise.required() && !seen.contains(column.name())) {
                throw new CodedException(CollectCode.COLUMN_MISSING, source, column.name());
            }
            Fit fit = fits.get(column.name());
            if (fit != null && fit.fitting == 0 && fit.values >= ENOUGH) {
                Contract.throwRetyped(source, column, fit.kind);
            }
        }
    }

    List<Column> columns() {
        return contract.isEmpty() ? seen.stream().map(name -> new Column(name, ColumnType.TEXT)).toList()
                : contract.promises().stream().map(Contract.Promise::column).toList();
    }

    private void judge(Column column, PageReader.Value value) {
        Fit fit = fits.computeIfAbsent(column.name(), name -> new Fit());
        fit.values++;
        fit.kind = value.number() ? ColumnType.DECIMAL : value.bool() ? ColumnType.BOOLEAN : ColumnType.TEXT;
        String text = value.text().orElseThrow();
        boolean fitting = switch (column.type()) {
            case INTEGER, DECIMAL -> value.number() || text.strip().matches("[+-]?[\\d,]*\\.?\\d+([eE][+-]?\\d+)?");
            case BOOLEAN -> value.bool() || text.strip().matches("(?i)true|false|[01]");
            case TEXT, DATE, TIMESTAMP -> true;
        };
        fit.fitting += fitting ? 1 : 0;
    }
}
