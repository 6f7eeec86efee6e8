package org.shuqiao.nifi.listen;

import java.io.IOException;
import java.time.Duration;
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
import org.shuqiao.nifi.batch.RowsWriter;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.spool.Segments;

/** Writes messages as the contract's columns and counts what it tells about them. */
final class StreamRows {

    /** The column of what a protocol's other columns do not hold; it is never left out silently. */
    private static final String UNREAD = "unread";
    private static final int NAMED = 20;

    private final Contract contract;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, Long> added = new TreeMap<>();
    private long count;
    private long late;
    private long ahead;

    StreamRows(Contract contract) {
        this.contract = contract;
    }

    void write(Segments.Numbered message, RowsWriter writer) throws IOException {
        for (Map<String, String> row : message.message().rows()) {
            writer.write(cells(row));
            count++;
            String note = row.getOrDefault(Arrival.NOTE, "");
            late += note.equals(Arrival.Note.LATE.word()) ? 1 : 0;
            ahead += note.equals(Arrival.Note.AHEAD.word()) ? 1 : 0;
        }
    }

    private List<Cell> cells(Map<String, String> row) {
        seen.addAll(row.keySet());
        List<Cell> cells = new ArrayList<>();
        if (contract.isEmpty()) {
            row.forEach((name, value) -> cells.add(Cell.of(name, value)));
            return cells;
        }
        for (Contract.Promise promise : contract.promises()) {
            cells.add(new Cell(promise.column().name(), Optional.ofNullable(row.get(promise.column().name()))));
        }
        row.keySet().stream().filter(name -> contract.find(name).isEmpty() && !Arrival.COLUMNS.contains(name))
                .forEach(name -> added.merge(name, 1L, Long::sum));
        return cells;
    }

    long count() {
        return count;
    }

    List<Column> columns() {
        return contract.isEmpty() ? seen.stream().map(name -> new Column(name, ColumnType.TEXT)).toList()
                : contract.promises().stream().map(Contract.Promise::column).toList();
    }

    Map<String, Long> notes() {
        return Map.of("lateRows", late, "aheadRows", ahead);
    }

    /** @param known columns that a protocol has and a contract may leave out */
    List<CodedException> remarks(String dataset, Duration allowed, Set<String> known) {
        List<CodedException> remarks = new ArrayList<>();
        if (late + ahead > 0) {
            remarks.add(new CodedException(StreamCode.TIMES_OFF, dataset, late, allowed, ahead));
        }
        List<String> names = added.entrySet().stream().filter(each -> !known.contains(each.getKey())
                || each.getKey().equals(UNREAD)).map(Map.Entry::getKey).limit(NAMED).toList();
        if (!names.isEmpty()) {
            long most = names.stream().mapToLong(added::get).max().orElse(0);
            remarks.add(new CodedException(StreamCode.COLUMNS_ADDED, dataset, most, String.join(", ", names)));
        }
        return remarks;
    }
}
