package org.shuqiao.catalog.source;

import static java.util.Objects.requireNonNull;

/** Data element of a subject, such as the sex of persons: what has one source (一数一源). */
public record Datum(String element, Subject subject) {

    public Datum {
        requireNonNull(element, "element is null");
        requireNonNull(subject, "subject is null");
    }
}
