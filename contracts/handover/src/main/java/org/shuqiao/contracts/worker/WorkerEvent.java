package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.run.RunJson;

/**
 * One line of what a worker prints on standard output; {@link WorkerEventWriter} writes it, {@link #parse} reads it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface WorkerEvent {

    /**
     * Progress of a step: {@code done} of {@code of} units of work.
     *
     * @param rows collected of the dataset so far
     */
    @JsonTypeName("progress")
    record Progress(String step, Optional<String> dataset, long done, long of, OptionalLong rows)
            implements WorkerEvent {

        public Progress {
            Objects.requireNonNull(step, "step is null");
            dataset = dataset == null ? Optional.empty() : dataset;
            rows = rows == null ? OptionalLong.empty() : rows;
        }

        public Progress(String step, Optional<String> dataset, long done, long of) {
            this(step, dataset, done, of, OptionalLong.empty());
        }
    }

    /** A dataset is through, with the counts of its kind of work. */
    sealed interface DatasetDone extends WorkerEvent {

        String dataset();
    }

    /** A dataset is collected; unchanged where its source had nothing new. */
    @JsonTypeName("dataset")
    record DatasetLanded(String dataset, long batches, long rows, boolean unchanged) implements DatasetDone {

        public DatasetLanded {
            Objects.requireNonNull(dataset, "dataset is null");
        }

        public DatasetLanded(String dataset, long batches, long rows) {
            this(dataset, batches, rows, batches == 0);
        }
    }

    /** A dataset is standardized; skipped where nothing was landed since. */
    @JsonTypeName("dataset")
    record DatasetStandardized(String dataset, boolean skipped, long rowsIn, long standard, long quarantined,
            long merged, long flaggedFields) implements DatasetDone {

        public DatasetStandardized {
            Objects.requireNonNull(dataset, "dataset is null");
        }
    }

    /**
     * A table of the lake is looked after.
     *
     * @param dataset the table, {@code zone.name}
     * @param filesBefore data files of the current snapshot
     * @param erasedRows rows of erased batches that went
     * @param expired snapshots that went
     * @param orphans files that no snapshot knew
     * @param bytesFreed of the files that went with the snapshots, and of those that no snapshot knew
     */
    @JsonTypeName("dataset")
    record TableMaintained(String dataset, long filesBefore, long filesAfter, long bytesBefore, long bytesAfter,
            long erasedRows, long expired, long filesRemoved, long orphans, long bytesFreed) implements DatasetDone {

        public TableMaintained {
            Objects.requireNonNull(dataset, "dataset is null");
        }
    }

    /**
     * State of a dataset's flow on a NiFi server, or what deploying it does.
     *
     * @param state {@code running}, {@code stopped}, {@code absent}; or {@code new}, {@code changed}, {@code unchanged}
     * @param changes one line each
     * @param queued slices that were pulled and are not landed yet
     * @param landed slices that were landed within the last five minutes
     */
    @JsonTypeName("flow")
    record Flow(String dataset, String state, List<String> changes, OptionalLong queued, OptionalLong landed)
            implements WorkerEvent {

        public Flow {
            Objects.requireNonNull(dataset, "dataset is null");
            Objects.requireNonNull(state, "state is null");
            changes = changes == null ? List.of() : List.copyOf(changes);
            queued = queued == null ? OptionalLong.empty() : queued;
            landed = landed == null ? OptionalLong.empty() : landed;
        }
    }

    /**
     * Failure of a dataset or, without a dataset, of the worker.
     *
     * @param change number of the change of its source's structure that waits for a decision
     */
    @JsonTypeName("failed")
    record Failed(Optional<String> dataset, String code, String zh, String en,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> change) implements WorkerEvent {

        public Failed {
            Objects.requireNonNull(code, "code is null");
            dataset = dataset == null ? Optional.empty() : dataset;
            change = change == null ? Optional.empty() : change;
        }

        public Failed(Optional<String> dataset, String code, String zh, String en) {
            this(dataset, code, zh, en, Optional.empty());
        }

        public static Failed of(Optional<String> dataset, CodedException e) {
            return new Failed(dataset, e.code().id(), e.problem(Language.ZH) + e.remedy(Language.ZH),
                    e.problem(Language.EN) + " " + e.remedy(Language.EN));
        }
    }

    /** Remark on a dataset's source that was collected: rows held back, doubtful cells. */
    @JsonTypeName("remark")
    record Remark(String dataset, String code, String zh, String en) implements WorkerEvent {

        public Remark {
            Objects.requireNonNull(dataset, "dataset is null");
            Objects.requireNonNull(code, "code is null");
        }
    }

    /** End of the run, after all datasets that could be processed. */
    @JsonTypeName("done")
    record Done(long peakMemoryBytes, double seconds) implements WorkerEvent {

        public static Done after(Duration duration, long peakMemoryBytes) {
            return new Done(peakMemoryBytes, duration.toMillis() / 1000.0);
        }
    }

    /** @return the line's event; empty for a line that is none (a library that prints) */
    static Optional<WorkerEvent> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return type(RunJson.parse(line, JsonNode.class)).map(type -> RunJson.parse(line, type));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Class<? extends WorkerEvent> done(JsonNode event) {
        if (event.has("filesBefore")) {
            return TableMaintained.class;
        }
        return event.has("batches") ? DatasetLanded.class : DatasetStandardized.class;
    }

    private static Optional<Class<? extends WorkerEvent>> type(JsonNode event) {
        return switch (event.path("event").asText()) {
            case "progress" -> Optional.of(Progress.class);
            case "dataset" -> Optional.of(done(event));
            case "flow" -> Optional.of(Flow.class);
            case "failed" -> Optional.of(Failed.class);
            case "remark" -> Optional.of(Remark.class);
            case "done" -> Optional.of(Done.class);
            default -> Optional.empty();
        };
    }
}
