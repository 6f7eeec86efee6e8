package org.shuqiao.nifi.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.batch.Contract;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Column names from a file's header rows.
 *
 * @param width cells of the header with its last, unnamed ones
 */
record Header(List<String> names, int width) {

    private static final String JOIN = "/";

    /** Joins the rows of a header; a cell that repeats the one above it counts once. */
    static Header of(String file, List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            names.add(name(rows, column));
        }
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty() || !seen.add(names.get(i))) {
                throw new CodedException(CollectCode.HEADER_INVALID, file, i + 1);
            }
        }
        return new Header(List.copyOf(names), width);
    }

    private static String name(List<List<String>> rows, int column) {
        List<String> parts = new ArrayList<>();
        for (List<String> row : rows) {
            String part = column < row.size() ? trim(row.get(column)) : "";
            if (!part.isEmpty() && (parts.isEmpty() || !parts.getLast().equals(part))) {
                parts.add(part);
            }
        }
        return String.join(JOIN, parts);
    }

    /** Names are compared with a contract, so what cannot be seen around them goes; values keep it. */
    private static String trim(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && invisible(cell.charAt(start))) {
            start++;
        }
        while (end > start && invisible(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end).replaceAll("\\R", " ");
    }

    /** A name without anything that cannot be seen, to compare how two wrote it. */
    static String squeezed(String name) {
        return name.replaceAll("[\\s\\p{Z}\\ufeff\\u200b-\\u200f]+", "");
    }

    /** The names as their contract writes them, blanks and line breaks with them. */
    Header named(Contract contract) {
        Map<String, List<String>> promised = contract.promises().stream().map(promise -> promise.column().name())
                .collect(Collectors.groupingBy(Header::squeezed));
        return new Header(names.stream().map(name -> contract.find(name).isPresent() ? name
                : promised.getOrDefault(squeezed(name), List.of()).stream().filter(written ->
                        trim(written).equals(name)).findFirst()
                .or(() -> Optional.ofNullable(promised.get(squeezed(name))).filter(written -> written.size() == 1)
                        .map(List::getFirst)).orElse(name)).toList(), width);
    }

    private static boolean invisible(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xfeff || c >= 0x200b && c <= 0x200f;
    }
}
