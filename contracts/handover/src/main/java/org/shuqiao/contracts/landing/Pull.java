package org.shuqiao.contracts.landing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The part of a manifest that only the puller knows: source, slice, columns and times. */
public record Pull(LandingManifest.Source source, Slice slice, List<LandingManifest.Column> columns,
        Map<String, Long> notes, OffsetDateTime startedAt) {

    public Pull {
        columns = List.copyOf(columns);
    }
}
