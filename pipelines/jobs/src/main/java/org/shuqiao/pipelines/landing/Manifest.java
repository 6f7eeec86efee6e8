package org.shuqiao.pipelines.landing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.OffsetDateTime;
import java.util.List;

/** What a landing batch says about itself, as far as the lake needs it; the form is in docs/landing-batch.md. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(int format, String batch, String department, String dataset, long sequence, long rows,
        List<DataFile> files, Schema schema, Notes notes, OffsetDateTime landedAt) {

    /** One data file with the rows, bytes and SHA-256 (hex) that it had when it landed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataFile(String name, long rows, long bytes, String sha256) { }

    /** The columns in source order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Schema(List<SourceColumn> columns) { }

    /** Remarks of the collector: {@code uniqueKey} is 1 where the slice's key names a row of its source. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Notes(long uniqueKey) { }

    /** A source column and its declared type. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SourceColumn(String name, String type) { }
}
