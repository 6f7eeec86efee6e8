package org.shuqiao.catalog.waiting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Queued change of one object, waiting for publication to Atlas.
 *
 * @param change grows when it changes again while it waits
 * @param since when it began to wait
 */
public record QueuedChange(ChangeKind subject, String key, long change, Instant since) {

    public QueuedChange {
        requireNonNull(subject, "subject is null");
        requireNonNull(key, "key is null");
        requireNonNull(since, "since is null");
    }
}
