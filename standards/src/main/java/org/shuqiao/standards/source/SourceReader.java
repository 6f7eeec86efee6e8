package org.shuqiao.standards.source;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/** Parser of the {@code source} section. */
final class SourceReader {

    private static final int ROWS = 50_000;
    private static final Pattern SECRET = Pattern.compile(SecretResolver.NAME);
    private static final int MOST_ROWS = 10_000_000;

    private enum Kind {
        TABLE,
        FILE,
        SERVICE,
        STREAM
    }

    private enum Mode {
        KEYSET,
        SNAPSHOT,
        APPEND
    }

    private SourceReader() { }

    static Source read(Section section) {
        Source source = switch (section.choice("kind", Kind.class)) {
            case TABLE -> new TableSource(section.text("url"), section.maybe("user"), secret(section),
                    section.text("table"), slice(section, Mode.KEYSET, Mode.SNAPSHOT),
                    section.choice("read", TableSource.Read.class, TableSource.Read.COPY),
                    section.maybeSection("load").map(LoadReader::read).orElse(Load.ANY));
            case FILE -> new FileSource(section.text("path"), section.choice("format", FileSource.Format.class),
                    section.maybe("charset").orElse("auto"), delimiter(section),
                    section.integer("header-rows", 1, 1, 100), section.integer("skip-rows", 0, 0, 100_000),
                    section.maybe("sheet"), slice(section, Mode.SNAPSHOT, Mode.APPEND));
            case SERVICE -> new ServiceSource(section.text("url"), section.maybe("header"), secret(section),
                    paging(section.section("paging")), section.integer("rate", 20, 1, 10_000),
                    slice(section, Mode.SNAPSHOT, Mode.KEYSET));
            case STREAM -> StreamReader.read(section);
        };
        section.rejectUnknownKeys();
        return source;
    }

    private static Optional<String> secret(Section section) {
        return section.maybeName("secret", SECRET);
    }

    private static char delimiter(Section section) {
        String text = section.maybe("delimiter").orElse(",");
        if (text.length() != 1) {
            throw new CodedException(StandardsCode.WRONG_TYPE, section.file(), section.place("delimiter"), "delimiter",
                    "一个字符", "one character");
        }
        return text.charAt(0);
    }

    private static ServiceSource.Paging paging(Section section) {
        ServiceSource.Paging paging = new ServiceSource.Paging(section.text("page"), section.text("size"),
                section.integer("first", 1, 0, 1), section.integer("limit", 200, 1, 1_000_000),
                section.text("rows"), section.maybe("total"));
        section.rejectUnknownKeys();
        return paging;
    }

    private static SliceStrategy slice(Section source, Mode... allowed) {
        Section section = source.section("slice");
        Mode mode = section.choice("mode", Mode.class);
        if (!List.of(allowed).contains(mode)) {
            throw new CodedException(StandardsCode.WRONG_CHOICE, section.file(), section.place("mode"), "mode",
                    String.join(" ", List.of(allowed).stream().map(Section::written).toList()));
        }
        SliceStrategy slice = switch (mode) {
            case SNAPSHOT -> new SliceStrategy.Snapshot(
                    section.integer("may-lose", SliceStrategy.Snapshot.HALF, 0, 100));
            case APPEND -> new SliceStrategy.Append();
            case KEYSET -> keyset(section);
        };
        section.rejectUnknownKeys();
        return slice;
    }

    private static SliceStrategy keyset(Section section) {
        Optional<String> watermark = section.maybe("watermark");
        List<String> key = section.texts("key");
        if (key.isEmpty()) {
            throw section.missing("key");
        }
        return new SliceStrategy.Keyset(watermark, section.maybe("since"), key,
                section.integer("rows", ROWS, 1, MOST_ROWS), duration(section, "settle").orElse(Duration.ZERO),
                duration(section, "reconcile"));
    }

    static Optional<Duration> duration(Section section, String key) {
        Optional<String> text = section.maybe(key);
        try {
            Optional<Duration> duration = text.map(Duration::parse);
            if (duration.filter(Duration::isNegative).isPresent()) {
                throw new CodedException(StandardsCode.OUT_OF_RANGE, section.file(), section.place(key), key, "PT0S..");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new CodedException(StandardsCode.WRONG_TYPE, section.file(), section.place(key), key,
                    "ISO 8601 时长（如 PT5S）", "an ISO 8601 duration such as PT5S");
        }
    }
}
