package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something that someone did to a version.
 *
 * @param action {@code drafted saved submitted recalled returned published superseded withdrawn discarded}
 */
public record Step(String action, String person, String department, Instant at, String note) {

    public Step {
        requireNonNull(action, "action is null");
        requireNonNull(person, "person is null");
        requireNonNull(department, "department is null");
        requireNonNull(at, "at is null");
        requireNonNull(note, "note is null");
    }
}
