package org.shuqiao.contracts.landing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Says what a pull took: the part of a manifest that only the puller knows. */
public record Pull(LandingManifest.Source source, Slice slice, List<LandingManifest.Column> columns,
        Map<String, Long> notes, OffsetDateTime startedAt) {

    public Pull {
        columns = List.copyOf(columns);
    }
}
