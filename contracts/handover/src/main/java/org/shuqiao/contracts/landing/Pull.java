package org.shuqiao.contracts.landing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Says what a pull took: the part of a manifest that only the puller knows. */
public record Pull(Manifest.Source source, Slice slice, List<Manifest.Column> columns, Map<String, Long> notes,
        OffsetDateTime startedAt) {

    public Pull {
        columns = List.copyOf(columns);
    }
}
