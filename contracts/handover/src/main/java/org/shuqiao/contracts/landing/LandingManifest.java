package org.shuqiao.contracts.landing;

import static org.shuqiao.contracts.landing.BrokenManifest.unless;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.contracts.json.Json;

/**
 * Says what a landing batch is: the file {@code manifest.json}, whose form is in {@code docs/landing-batch.md}. One
 * that is not of this form cannot be made.
 *
 * @param batch the batch's id, which is its folder's name
 * @param sequence position among the dataset's batches in the order in which they landed, from 1
 * @param source where the rows came from
 * @param slice which rows they are; its bounds are key values
 * @param rows of all files
 * @param bytes of all files
 * @param rowsDigest of the rows as they were read from the source, in any order; the rows that landed have the same
 * @param notes counts and remarks of the pull, for example {@code nullWatermarks}
 */
public record LandingManifest(int format, String batch, String department, String dataset, long sequence, Source source,
        Slice slice, long rows, long bytes, List<DataFile> files, Schema schema,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> rowsDigest, Map<String, Long> notes,
        @JsonSerialize(using = Microseconds.class) OffsetDateTime startedAt,
        @JsonSerialize(using = Microseconds.class) OffsetDateTime landedAt) {

    static final int FORMAT = 1;

    private static final String UNIQUE_KEY = "uniqueKey";
    private static final String DELETED = "deleted";

    public LandingManifest {
        unless(format == FORMAT, "format");
        unless(BatchId.isOne(batch), "batch");
        unless(department != null && dataset != null, "dataset");
        unless(sequence >= 1, "sequence");
        unless(source != null, "source");
        unless(slice != null, "slice");
        unless(files != null, "files");
        unless(schema != null, "schema");
        unless(startedAt != null, "startedAt");
        unless(landedAt != null, "landedAt");
        files = List.copyOf(files);
        rowsDigest = rowsDigest == null ? Optional.empty() : rowsDigest;
        unless(notes == null || notes.values().stream().noneMatch(Objects::isNull), "notes");
        notes = notes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        unless(rows == files.stream().mapToLong(DataFile::rows).sum(), "rows");
    }

    /** The manifest of a batch that is about to land. */
    static LandingManifest of(LandingFolder folder, String batch, long sequence, Pull pull, List<DataFile> files,
            OffsetDateTime landedAt) {
        return new LandingManifest(FORMAT, batch, folder.department(), folder.dataset(), sequence, pull.source(),
                pull.slice(),
                files.stream().mapToLong(DataFile::rows).sum(), files.stream().mapToLong(DataFile::bytes).sum(), files,
                Schema.of(pull.columns()), pull.rowsDigest(), pull.notes(), pull.startedAt(), landedAt);
    }

    /** @return whether the slice's key names a row of the source: two rows with it are versions of one */
    boolean uniqueKey() {
        return notes.getOrDefault(UNIQUE_KEY, 0L) == 1;
    }

    /** @return whether rows that are gone at the source are among the batch's */
    boolean hasDeletions() {
        return notes.getOrDefault(DELETED, 0L) > 0;
    }

    /**
     * Where the rows came from.
     *
     * @param kind table, file or service
     * @param uri without secrets
     */
    public record Source(String kind, String uri) {
        public Source {
            unless(kind != null && uri != null, "source");
        }
    }

    /** Data file with its rows, bytes and SHA-256 (hex) at landing time. */
    public record DataFile(String name, long rows, long bytes, String sha256) {

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public DataFile {
            unless(name != null && LandingFolder.isDataFile(name) && rows >= 0 && bytes >= 0
                    && sha256 != null && SHA_256.matcher(sha256).matches(), "files");
        }
    }

    /** The columns in source order, and their digest, which differs where anything of them does. */
    public record Schema(List<Column> columns, String fingerprint) {

        public Schema {
            unless(columns != null && fingerprint != null, "schema");
            columns = List.copyOf(columns);
        }

        static Schema of(List<Column> columns) {
            try {
                return new Schema(columns, Sha256.tagged(Json.PLAIN.writeValueAsBytes(columns)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A source column and its type, in the words of a source file's contract. */
    public record Column(String name, String type) {
        public Column {
            unless(name != null && type != null, "schema");
        }
    }
}
