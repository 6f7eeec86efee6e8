package org.shuqiao.nifi.batch;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.landing.BatchId;
import org.shuqiao.contracts.landing.Slice;

/**
 * Metadata of a pulled slice, the puller's part of the manifest.
 *
 * @param kind table, file or service
 * @param uri where the rows came from, without secrets
 * @param columns the schema; empty columns are those nobody promised and no row had
 * @param digest of the rows as they were read, in any order; empty until the archive has it
 * @param notes counts and remarks, for example {@code nullWatermarks}
 */
public record SliceMetadata(
        String department, String dataset, String kind, String uri, Slice slice, List<Column> columns,
        Map<String, Long> notes, OffsetDateTime startedAt, Optional<String> digest) {

    public SliceMetadata {
        columns = List.copyOf(columns);
        notes = Map.copyOf(notes);
    }

    public SliceMetadata(String department, String dataset, String kind, String uri, Slice slice, List<Column> columns,
            Map<String, Long> notes, OffsetDateTime startedAt) {
        this(department, dataset, kind, uri, slice, columns, notes, startedAt, Optional.empty());
    }

    public String id() {
        return department + "_" + dataset;
    }

    public String batch() {
        return BatchId.of(department, dataset, slice);
    }
}
