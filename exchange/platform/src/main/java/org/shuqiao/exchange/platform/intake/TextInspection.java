package org.shuqiao.exchange.platform.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.FileWindows;

/** Inspects a text table: its encoding by its bytes, its delimiter by what parts most rows into equally many cells. */
final class TextInspection {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    private TextInspection() { }

    private record Decoded(Charset charset, String text) { }

    static InspectedTable of(Path file) throws IOException {
        FileWindows windows = FileWindows.of(file, FileWindows.WINDOW, unit(file));
        byte[] head = windows.head();
        boolean whole = windows.further().isEmpty();
        if (head.length == 0) {
            throw new CodedException(IntakeCode.EMPTY);
        }
        Decoded decoded = decode(head, whole);
        if (decoded.text().indexOf('\u0000') >= 0) {
            throw new CodedException(IntakeCode.FORMAT_UNKNOWN);
        }
        char best = ',';
        List<FileInspection.NumberedRow> rows = List.of();
        long score = -1;
        for (char delimiter : DELIMITERS) {
            List<FileInspection.NumberedRow> read = rows(decoded.text(), delimiter, FileInspection.SAMPLE + 50);
            long here = score(read);
            if (here > score) {
                score = here;
                best = delimiter;
                rows = read;
            }
        }
        return FileInspection.table(Optional.of(decoded.charset().name()), best, Optional.empty(),
                whole ? rows : spread(rows, windows.further(), decoded.charset(), best), List.of());
    }

    private static int unit(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            return starts(mark, 0xFF, 0xFE) || starts(mark, 0xFE, 0xFF) ? 2 : 1;
        }
    }

    /** A third of the sample each from the beginning, the middle and the end, where totals and notes stand. */
    private static List<FileInspection.NumberedRow> spread(List<FileInspection.NumberedRow> head,
            List<byte[]> further, Charset charset, char delimiter) {
        int share = FileInspection.SAMPLE / (further.size() + 1);
        List<FileInspection.NumberedRow> all = new ArrayList<>(head.stream()
                .limit(FileInspection.SAMPLE - (long) share * further.size() + 1).toList()); // and the header
        int width = FileInspection.width(head);
        for (int at = 0; at < further.size(); at++) {
            List<FileInspection.NumberedRow> part = rows(read(further.get(at), 0, charset, false).orElse(""), delimiter,
                    Integer.MAX_VALUE);
            int first = 0; // a window may begin inside a quoted cell
            while (first < part.size() && part.get(first).cells().size() != width) {
                first++;
            }
            part = part.subList(first, part.size());
            boolean last = at == further.size() - 1;
            for (FileInspection.NumberedRow row : part.subList(last ? Math.max(0, part.size() - share) : 0,
                    last ? part.size() : Math.min(share, part.size()))) {
                all.add(new FileInspection.NumberedRow(all.getLast().number() + 1, row.cells()));
            }
        }
        return all;
    }

    /** A mark at the beginning, else UTF-8, else GB 18030: as the collector reads a file whose charset is told. */
    private static Decoded decode(byte[] head, boolean whole) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Decoded(StandardCharsets.UTF_8, read(head, 3, StandardCharsets.UTF_8, whole).orElseThrow(() ->
                    new CodedException(IntakeCode.CHARSET, firstWrong(head, StandardCharsets.UTF_8))));
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            Charset marked = head[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new Decoded(marked, read(head, 2, marked, whole).orElseThrow(() ->
                    new CodedException(IntakeCode.CHARSET, 1)));
        }
        return read(head, 0, StandardCharsets.UTF_8, whole).map(text -> new Decoded(StandardCharsets.UTF_8, text))
                .or(() -> read(head, 0, GB18030, whole).map(text -> new Decoded(GB18030, text)))
                .orElseThrow(() -> new CodedException(IntakeCode.CHARSET, firstWrong(head, GB18030)));
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (at >= head.length || (head[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    /** @return the text; the last character of a part of a file may be cut */
    private static Optional<String> read(byte[] head, int skip, Charset charset, boolean whole) {
        CharBuffer text = CharBuffer.allocate(head.length + 1);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(head, skip, head.length - skip), text, whole);
        return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static long firstWrong(byte[] head, Charset charset) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        charset.newDecoder().decode(bytes, CharBuffer.allocate(head.length + 1), true);
        long line = 1;
        for (int at = 0; at < bytes.position(); at++) {
            line += head[at] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static List<FileInspection.NumberedRow> rows(String text, char delimiter, int most) {
        List<FileInspection.NumberedRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false)
                .allowMissingFields(true).allowExtraFields(true).ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                rows.add(new FileInspection.NumberedRow(rows.size() + 1, row.getFields()));
                if (rows.size() > most) {
                    break;
                }
            }
        } catch (IOException | CsvParseException e) {
            return rows; // a quote that nobody closed: what stands before it is seen, the trial says the rest
        }
        return rows;
    }

    private static long score(List<FileInspection.NumberedRow> rows) {
        int width = FileInspection.width(rows);
        long same = rows.stream().filter(row -> row.cells().size() == width).count();
        return width < 2 ? 0 : same * 1000 / rows.size() + Math.min(width, 100);
    }
}
