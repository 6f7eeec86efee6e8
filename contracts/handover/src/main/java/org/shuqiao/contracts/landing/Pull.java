package org.shuqiao.contracts.landing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a manifest that only the puller knows: source, slice, columns and times.
 *
 * @param rowsDigest of the rows as they were read from the source, in any order
 */
public record Pull(LandingManifest.Source source, Slice slice, List<LandingManifest.Column> columns,
        Map<String, Long> notes, OffsetDateTime startedAt, Optional<String> rowsDigest) {

    public Pull {
        columns = List.copyOf(columns);
    }

    /** A pull that took no digest of its rows. */
    public Pull(LandingManifest.Source source, Slice slice, List<LandingManifest.Column> columns,
            Map<String, Long> notes, OffsetDateTime startedAt) {
        this(source, slice, columns, notes, startedAt, Optional.empty());
    }
}
