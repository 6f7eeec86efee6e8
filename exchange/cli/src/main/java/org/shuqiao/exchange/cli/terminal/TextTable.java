package org.shuqiao.exchange.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Table of text for the terminal, in which a Chinese character takes two columns. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        rows.add(List.of(header));
    }

    public TextTable row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** @return the lines, the header underlined; cells that hold a number stand right */
    public String text() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(out, rows.get(r), widths, r == 0);
            if (r == 0) {
                for (int c = 0; c < columns; c++) {
                    out.append("─".repeat(widths[c])).append(c + 1 < columns ? "  " : "\n");
                }
            }
        }
        return out.toString();
    }

    private void line(StringBuilder out, List<String> row, int[] widths, boolean header) {
        for (int c = 0; c < row.size(); c++) {
            String gap = " ".repeat(widths[c] - width(row.get(c)));
            boolean right = header ? number(c) : row.get(c).matches("[-+]?[0-9][0-9,.]*( ?[%sA-Za-z]{0,2})?");
            out.append(right ? gap + row.get(c) : row.get(c) + (c + 1 < row.size() ? gap : ""));
            out.append(c + 1 < row.size() ? "  " : "\n");
        }
    }

    private boolean number(int column) {
        return rows.size() > 1 && rows.get(1).get(column).matches("[-+]?[0-9][0-9,.]*( ?[%sA-Za-z]{0,2})?");
    }

    /** @return the columns that the text takes on a terminal */
    static int width(String text) {
        return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
    }

    private static boolean wide(int c) {
        return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6;
    }
}
