package org.shuqiao.centre.event;

import java.util.Locale;
import java.util.Optional;

/** Field of a report that a column of a source's answer gives. */
enum ReportField {
    ID(true), REPORTED(true), TITLE(true), DIVISION(false), PLACE(false), LOCATION(false), LONGITUDE(false),
    LATITUDE(false), KIND(false), STATUS(false);

    private final boolean needed;

    ReportField(boolean needed) {
        this.needed = needed;
    }

    boolean isNeeded() {
        return needed;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReportField> of(String code) {
        for (ReportField each : values()) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
