package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Step in the history of an entry version.
 *
 * @param action {@code drafted saved submitted recalled returned published superseded withdrawn discarded}
 */
public record VersionStep(String action, String person, String department, Instant at, String note) {

    public VersionStep {
        requireNonNull(action, "action is null");
        requireNonNull(person, "person is null");
        requireNonNull(department, "department is null");
        requireNonNull(at, "at is null");
        requireNonNull(note, "note is null");
    }
}
