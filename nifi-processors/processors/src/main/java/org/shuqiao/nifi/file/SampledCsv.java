package org.shuqiao.nifi.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.file.FileWindows;

/**
 * Sample of the rows of a large text table from its beginning, middle and end, without reading what is between.
 * Rows keep their order; those behind the first part are numbered on, because nobody has counted to them.
 */
final class SampledCsv implements SheetRows {

    private static final int WINDOWS = 3;
    /** Rows that must look alike before a line of a later part counts as the beginning of a row. */
    private static final int ALIKE = 5;
    private static final int TRIES = 200;

    private final Iterator<Row> rows;

    private SampledCsv(List<Row> rows) {
        this.rows = rows.iterator();
    }

    /**
     * @param most rows of the sample
     * @param above rows in front of the first one that counts
     * @return empty where the file is so small that it is read as a whole
     */
    static Optional<SheetRows> open(Path file, String charset, char delimiter, long most, int above)
            throws IOException {
        int unit = charset.toLowerCase(Locale.ROOT).startsWith("utf-16") ? 2 : 1;
        FileWindows windows = FileWindows.of(file, FileWindows.WINDOW, unit);
        if (windows.further().isEmpty()) {
            return Optional.empty();
        }
        if (unit == 1 && ByteOrderMark.of(windows.head()).filter(mark -> mark.charset().name().startsWith("UTF-16"))
                .isPresent()) {
            windows = FileWindows.of(file, FileWindows.WINDOW, 2);
        }
        TextEncoding encoding = TextEncoding.of(file, charset, content(windows));
        int share = (int) Math.max(1, most / WINDOWS);
        byte[] head = windows.head();
        List<List<String>> found = records(decode(head, encoding.skip(), encoding.charset()), delimiter,
                (int) most - 2 * share + above, 0);
        int width = width(found);
        found.addAll(records(decode(windows.further().getFirst(), 0, encoding.charset()), delimiter, share, width));
        // the very last rows: that is where totals and notes stand
        List<List<String>> last = records(decode(windows.further().getLast(), 0, encoding.charset()), delimiter,
                Integer.MAX_VALUE, width);
        found.addAll(last.subList(Math.max(0, last.size() - share), last.size()));
        List<Row> rows = new ArrayList<>();
        found.forEach(cells -> rows.add(new Row(rows.size() + 1L, cells)));
        return Optional.of(new SampledCsv(rows));
    }

    /** What the encoding is told by: all parts, with the last line of each, which may be cut, left out. */
    private static InputStream content(FileWindows windows) {
        List<InputStream> parts = new ArrayList<>();
        parts.add(wholeLines(windows.head()));
        windows.further().forEach(window -> parts.add(wholeLines(window)));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream wholeLines(byte[] window) {
        int end = window.length;
        while (end > 0 && window[end - 1] != '\n') {
            end--;
        }
        return new ByteArrayInputStream(window, 0, end == 0 ? window.length : end);
    }

    private static String decode(byte[] window, int skip, Charset charset) {
        CharBuffer text = CharBuffer.allocate(window.length + 1);
        // the last character may be cut, and what is wrong inside is found when the file is collected
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(window, skip, window.length - skip), text, false);
        return text.flip().toString();
    }

    /** @param width cells that a row has; 0 where the text begins with a row */
    private static List<List<String>> records(String text, char delimiter, int most, int width) {
        int at = 0;
        for (int attempt = 0; attempt < TRIES && at < text.length(); attempt++) {
            List<List<String>> found = read(text, at, delimiter, most);
            boolean rows = width == 0 || found.stream().limit(ALIKE).filter(cells -> cells.size() == width).count()
                    >= Math.min(ALIKE, found.size()) - 1L && !found.isEmpty();
            if (rows) {
                return found;
            }
            // inside a quoted cell: a later line is the beginning of a row
            int next = text.indexOf('\n', at);
            at = next < 0 ? text.length() : next + 1;
        }
        return new ArrayList<>();
    }

    private static List<List<String>> read(String text, int from, char delimiter, int most) {
        List<List<String>> found = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false)
                .allowMissingFields(true).allowExtraFields(true).allowExtraCharsAfterClosingQuote(false)
                .ofCsvRecord(text.substring(from))) {
            for (CsvRecord read : reader) {
                found.add(read.getFields());
                if (found.size() > most) {
                    break;
                }
            }
        } catch (IOException | CsvParseException e) {
            return cut(found, most);
        }
        return cut(found, most);
    }

    /** Without the last one, which may be cut by the window; all that there are end with the file. */
    private static List<List<String>> cut(List<List<String>> found, int most) {
        return most == Integer.MAX_VALUE ? found
                : new ArrayList<>(found.subList(0, Math.min(most, Math.max(0, found.size() - 1))));
    }

    private static int width(List<List<String>> rows) {
        return rows.isEmpty() ? 1 : rows.get(rows.size() / 2).size();
    }

    @Override
    public Optional<Row> next() {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    @Override
    public boolean padsRows() {
        return false;
    }

    @Override
    public Row acrossColumns(Row row) {
        return row;
    }

    @Override
    public void close() {
        // all that was read is in memory
    }
}
