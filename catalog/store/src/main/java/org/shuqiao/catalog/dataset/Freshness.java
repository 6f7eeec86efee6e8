package org.shuqiao.catalog.dataset;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Freshness of a dataset measured against its update cycle.
 *
 * @param changedAt when it last brought new data
 * @param due when new data are due
 * @param stale whether that moment has passed
 */
public record Freshness(Instant changedAt, Instant due, boolean stale) {

    public Freshness {
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(due, "due is null");
    }
}
