package org.shuqiao.nifi.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.error.CollectCode;
import org.shuqiao.nifi.error.Words;

/**
 * Finds out why the header that was read is not the promised one: the file may be whole and its settings wrong.
 * It shows what was read, with long numbers masked, because the first row of a file without a header is a record.
 */
final class HeaderDiagnosis {

    private static final int ROWS = 30;
    private static final int SHOWN = 12;
    private static final int LONG = 24;
    private static final char[] DELIMITERS = {',', '\t', ';', '|', '，', '^'};

    private final Path file;
    private final TabularFileReader settings;
    private final Set<String> promised;

    HeaderDiagnosis(Path file, TabularFileReader settings, Contract contract) {
        this.file = file;
        this.settings = settings;
        promised = contract.promises().stream().map(promise -> Header.squeezed(promise.column().name()))
                .collect(Collectors.toSet());
    }

    /** @return the file's name with the header that was read, for a message */
    static Words shown(String name, List<String> header) {
        String cells = header.stream().limit(SHOWN).map(HeaderDiagnosis::masked).collect(Collectors.joining(" | "));
        String more = header.size() > SHOWN ? " …" : "";
        return new Words(name + "（读到的表头：" + cells + more + "）", name + " (header read: " + cells + more + ")");
    }

    /** @return an error that names the cause; empty where the department's file is another one indeed */
    Optional<CodedException> cause(List<String> read) throws IOException {
        if (promised.isEmpty() || fits(read)) {
            return Optional.empty();
        }
        return Stream.<Look>of(this::otherDelimiter, this::otherRow, this::otherSheet).map(look -> {
            try {
                return look.at(read);
            } catch (IOException | CodedException e) {
                return Optional.<Words>empty();
            }
        }).flatMap(Optional::stream).findFirst().map(words -> new CodedException(CollectCode.HEADER_ELSEWHERE,
                shown(file.getFileName().toString(), read), words));
    }

    /** One way in which it may be. */
    private interface Look {
        Optional<Words> at(List<String> read) throws IOException;
    }

    private Optional<Words> otherDelimiter(List<String> read) throws IOException {
        if (settings.excel()) {
            return Optional.empty();
        }
        for (char delimiter : DELIMITERS) {
            if (delimiter != settings.delimiter()) {
                Optional<Integer> row = row(rows(settings.withDelimiter(delimiter)));
                if (row.isPresent()) {
                    String written = delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
                    String skip = row.get() == settings.skipRows() + 1 ? "" : "，skip-rows: " + (row.get() - 1);
                    return Optional.of(new Words("分隔符是“" + written + "”，请写 delimiter: \"" + written + "\"" + skip,
                            "its delimiter is " + written + ": write delimiter: \"" + written + "\""
                                    + skip.replace("，", " and ")));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Words> otherRow(List<String> read) throws IOException {
        List<SheetRows.Row> rows = rows(settings);
        Optional<Integer> row = row(rows);
        if (row.isPresent()) {
            int above = row.get() - 1;
            return Optional.of(new Words("表头在第 " + row.get() + " 行，请写 skip-rows: " + above,
                    "its header is row " + row.get() + ": write skip-rows: " + above));
        }
        for (int at = 0; at + 1 < Math.min(rows.size(), ROWS); at++) {
            Optional<List<String>> names = names(rows.get(at), rows.get(at + 1));
            if (names.filter(this::fits).isPresent()) {
                return Optional.of(new Words("表头有两行，请写 skip-rows: " + (rows.get(at).number() - 1)
                        + "、header-rows: 2", "its header has two rows: write skip-rows: "
                        + (rows.get(at).number() - 1) + " and header-rows: 2"));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> names(SheetRows.Row first, SheetRows.Row second) {
        try {
            return Optional.of(Header.of("", List.of(first.cells(), second.cells())).names());
        } catch (CodedException e) {
            return Optional.empty();
        }
    }

    private Optional<Words> otherSheet(List<String> read) throws IOException {
        if (!settings.excel()) {
            return Optional.empty();
        }
        for (String sheet : Workbooks.sheets(file)) {
            if (!settings.sheet().equals(Optional.of(sheet))) {
                Optional<Integer> row = row(rows(settings.withSheet(sheet)));
                if (row.isPresent()) {
                    String skip = row.get() == 1 ? "" : "，skip-rows: " + (row.get() - 1);
                    return Optional.of(new Words("这些列在工作表“" + sheet + "”，请写 sheet: \"" + sheet + "\"" + skip,
                            "these columns are in the sheet " + sheet + ": write sheet: \"" + sheet + "\""
                                    + skip.replace("，", " and ")));
                }
            }
        }
        return Optional.empty();
    }

    private List<SheetRows.Row> rows(TabularFileReader with) throws IOException {
        List<SheetRows.Row> rows = new ArrayList<>();
        try (SheetRows open = with.open(file)) {
            for (Optional<SheetRows.Row> row = open.next(); row.isPresent() && rows.size() < ROWS; row = open.next()) {
                rows.add(open.acrossColumns(row.get()));
            }
        }
        return rows;
    }

    private Optional<Integer> row(List<SheetRows.Row> rows) {
        return rows.stream().filter(row -> fits(row.cells())).findFirst().map(row -> (int) row.number());
    }

    /** Most of what was promised, so that a file that lacks one column too is told from one read wrongly. */
    private boolean fits(List<String> cells) {
        long found = cells.stream().map(Header::squeezed).filter(promised::contains).distinct().count();
        return found > 0 && found * 10 >= promised.size() * 6L;
    }

    private static String masked(String cell) {
        String line = cell.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\d{5,}[\\dXx]?", "…");
        return line.length() > LONG ? line.substring(0, LONG) + "…" : line;
    }
}
