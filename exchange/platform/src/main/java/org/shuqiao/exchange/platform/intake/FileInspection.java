package org.shuqiao.exchange.platform.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Inspects a file: text table or workbook, encoding, delimiter, header, a sample of its rows, and its damage. */
public final class FileInspection {

    /** Columns that a source may have; more is a wrong delimiter as a rule. */
    static final int MOST_COLUMNS = 256;
    /** Rows of the sample. */
    static final int SAMPLE = 500;

    private static final int TITLE_ROWS = 20;

    /** A row with the number by which the collector counts it, from 1. */
    record NumberedRow(int number, List<String> cells) { }

    private FileInspection() { }

    /** @throws CodedException {@code SQ-EXC} where the file cannot be a source */
    public static InspectedTable of(Path file) {
        try {
            return zipped(file) ? WorkbookInspection.of(file) : TextInspection.of(file);
        } catch (IOException e) {
            throw new CodedException(StandardsCode.FILE_UNREADABLE, e, file);
        }
    }

    private static boolean zipped(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    /** Finds the header among the first rows: titles above it stand in one cell. */
    static InspectedTable table(Optional<String> charset, char delimiter, Optional<String> sheet,
            List<NumberedRow> read, List<InspectedTable.Damage> damage) {
        List<NumberedRow> filled = read.stream().filter(row -> !blank(row.cells())).toList();
        int wide = width(filled);
        NumberedRow header = filled.stream().limit(TITLE_ROWS)
                .filter(row -> named(row.cells()) * 10L >= Math.min(wide, MOST_COLUMNS) * 6L).findFirst()
                .orElseThrow(() -> new CodedException(IntakeCode.EMPTY));
        List<CodedException> problems = new ArrayList<>();
        List<String> names = names(header.cells(), problems);
        List<List<String>> rows = filled.stream().filter(row -> row.number() > header.number()).map(NumberedRow::cells)
                .limit(SAMPLE).toList();
        if (rows.isEmpty()) {
            throw new CodedException(IntakeCode.EMPTY);
        }
        List<InspectedTable.Damage> all = new ArrayList<>(damage);
        all.addAll(DamageInspection.of(names, rows, sheet.isEmpty()));
        return new InspectedTable(charset, delimiter, sheet, header.number() - 1, names, rows, filled.size() > SAMPLE,
                List.copyOf(all), List.copyOf(problems), Optional.empty(), Optional.empty());
    }

    private static List<String> names(List<String> header, List<CodedException> problems) {
        List<String> names = new ArrayList<>(header.stream().map(FileInspection::trimmed).toList());
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        if (names.size() > MOST_COLUMNS) {
            throw new CodedException(IntakeCode.TOO_WIDE, names.size(), MOST_COLUMNS);
        }
        Set<String> seen = new HashSet<>();
        List<Integer> wrong = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            if (names.get(at).isEmpty() || !seen.add(names.get(at))) {
                wrong.add(at + 1);
                names.set(at, names.get(at) + "#" + (at + 1));
            }
        }
        if (!wrong.isEmpty()) {
            problems.add(new CodedException(IntakeCode.HEADER, String.join(", ", wrong.stream().map(String::valueOf)
                    .toList())));
        }
        return List.copyOf(names);
    }

    /** As the collector does: what cannot be seen around a name goes, a line break inside it is a blank. */
    private static String trimmed(String cell) {
        return cell.replaceAll("^[\\s\\p{Z}\\uFEFF\\u200B-\\u200F]+|[\\s\\p{Z}\\uFEFF\\u200B-\\u200F]+$", "")
                .replaceAll("\\R", " ");
    }

    /** @return how many cells most rows have */
    static int width(List<NumberedRow> rows) {
        Map<Integer, Integer> widths = new HashMap<>();
        rows.stream().limit(100).forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
        return widths.isEmpty() ? 0
                : Collections.max(widths.entrySet(), Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey())).getKey();
    }

    private static long named(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static boolean blank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
