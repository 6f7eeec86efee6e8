package org.shuqiao.standards.source;

import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/** Parser of the section {@code load} of a source. */
final class LoadReader {

    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_ROWS = 10_000_000;

    private LoadReader() { }

    static Load read(Section section) {
        Load load = new Load(number(section, "connections", MOST_CONNECTIONS),
                number(section, "rows-a-second", MOST_ROWS), section.maybe("hours").map(text -> hours(section, text)));
        section.rejectUnknownKeys();
        if (!load.isLimited()) {
            throw new CodedException(StandardsCode.LOAD_EMPTY, section.file(), section.place());
        }
        return load;
    }

    private static OptionalInt number(Section section, String key, int most) {
        return section.has(key) ? OptionalInt.of(section.integer(key, 1, 1, most)) : OptionalInt.empty();
    }

    private static Hours hours(Section section, String text) {
        Optional<Hours> hours = Hours.of(text);
        return hours.orElseThrow(
                () -> new CodedException(StandardsCode.HOURS_WRONG, section.file(), section.place("hours")));
    }
}
