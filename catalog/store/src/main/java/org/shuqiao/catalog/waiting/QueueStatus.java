package org.shuqiao.catalog.waiting;

import java.time.Instant;
import java.util.Optional;

/**
 * Status of the publish queue.
 *
 * @param waiting how many
 * @param since since when the oldest does
 * @param refused how many were refused and are passed over until they change or all is published anew
 */
public record QueueStatus(long waiting, Optional<Instant> since, long refused) { }
