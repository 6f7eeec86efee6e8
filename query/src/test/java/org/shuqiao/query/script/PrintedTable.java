package org.shuqiao.query.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;

/** Prints an answer as a table of text, in which no value and the empty text look different. */
final class PrintedTable {

    /** The first character of the blocks that a terminal shows two columns wide. */
    private static final int WIDE = 0x2E80;

    private final List<AnswerColumn> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> widths;

    /** @param sorted whether rows come in an order of their own, because the query gives them none */
    PrintedTable(Answer answer, boolean sorted) {
        columns = answer.columns();
        answer.rows().forEach(row -> rows.add(row.stream().map(PrintedTable::text).toList()));
        if (sorted) {
            rows.sort(Comparator.comparing(Object::toString));
        }
        widths = IntStream.range(0, columns.size()).mapToObj(i -> Math.max(width(columns.get(i).name()),
                rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))).toList();
    }

    List<String> lines() {
        String border = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+", "+", "+"));
        List<String> lines =
                new ArrayList<>(List.of(border, line(columns.stream().map(AnswerColumn::name).toList(), false)));
        lines.add(border);
        rows.forEach(row -> lines.add(line(row, true)));
        lines.add(border);
        lines.add(rows.size() == 1 ? "(1 row)" : "(" + rows.size() + " rows)");
        return lines;
    }

    private String line(List<String> cells, boolean aligned) {
        return IntStream.range(0, cells.size()).mapToObj(i -> {
            String gap = " ".repeat(widths.get(i) - width(cells.get(i)));
            return aligned && isNumber(i) ? gap + cells.get(i) : cells.get(i) + gap;
        }).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private boolean isNumber(int column) {
        return switch (columns.get(column).type()) {
            case INTEGER, DECIMAL, DOUBLE -> true;
            case TEXT, BOOLEAN, DATE, TIMESTAMP -> false;
        };
    }

    private static String text(Object value) {
        return Optional.ofNullable(value).map(CanonicalAnswer::text).orElse("NULL");
    }

    private static int width(String text) {
        return text.codePoints().map(character -> character < WIDE ? 1 : 2).sum();
    }
}
