package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** One line of what the worker prints on standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = WorkerEvent.DatasetDone.class, name = "dataset"),
    @JsonSubTypes.Type(value = WorkerEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = WorkerEvent.Done.class, name = "done")})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface WorkerEvent {

    /** A unit of work is through: {@code done} of {@code of} in this step. */
    record Progress(String step, Optional<String> dataset, long done, long of) implements WorkerEvent { }

    /** A dataset is through, with its counts. */
    record DatasetDone(String dataset, boolean skipped, long rowsIn, long standard, long quarantined, long merged,
            long flaggedFields) implements WorkerEvent { }

    /** A dataset failed; without a dataset the worker itself did. */
    record Failed(Optional<String> dataset, String code, String zh, String en) implements WorkerEvent { }

    /** Everything that could be done is done. */
    record Done(long peakMemoryBytes, double seconds) implements WorkerEvent { }
}
