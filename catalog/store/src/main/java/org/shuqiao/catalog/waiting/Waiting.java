package org.shuqiao.catalog.waiting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something that waits to be published elsewhere as it then stands.
 *
 * @param change grows when it changes again while it waits
 * @param since when it began to wait
 */
public record Waiting(Subject subject, String key, long change, Instant since) {

    public Waiting {
        requireNonNull(subject, "subject is null");
        requireNonNull(key, "key is null");
        requireNonNull(since, "since is null");
    }
}
