package org.shuqiao.catalog.source;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Claim of a department to share a datum that another one shares.
 *
 * @param holder department of the published entry {@code holderCode}
 * @param entry number of the entry that would share it too, and {@code name} its name
 */
public record Claim(long id, Datum datum, String holder, String holderCode, long entry, String name, String item,
        String claimant, String claimedBy, Instant claimedAt, Optional<Decision> decision) {

    /** Decision of the authority. */
    public record Decision(Verdict verdict, String reason, String by, Instant at) { }

    public Claim {
        requireNonNull(datum, "datum is null");
        requireNonNull(holder, "holder is null");
        requireNonNull(holderCode, "holderCode is null");
        requireNonNull(name, "name is null");
        requireNonNull(item, "item is null");
        requireNonNull(claimant, "claimant is null");
        requireNonNull(claimedBy, "claimedBy is null");
        requireNonNull(claimedAt, "claimedAt is null");
        requireNonNull(decision, "decision is null");
    }
}
