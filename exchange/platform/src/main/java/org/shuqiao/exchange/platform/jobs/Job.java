package org.shuqiao.exchange.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** View of one worker run: its kind, progress and result per dataset. */
public record Job(String id, Kind kind, State state, Instant startedAt, Optional<Instant> endedAt, String step,
        long done, long of, Map<String, Map<String, Object>> datasets, List<Failure> failures, List<Remark> remarks,
        long peakMemoryBytes) {

    /** Kind of work of a job. */
    public enum Kind { COLLECT, STANDARDIZE, MAINTAIN }

    /** State of a job: {@code PARTLY} when some datasets failed and the rest is done. */
    public enum State { RUNNING, DONE, PARTLY, FAILED }

    /** A dataset, or the job itself where none is named, that failed. */
    public record Failure(Optional<String> dataset, String code, String zh, String en) { }

    /** Remark on a dataset's source that was collected: rows held back, doubtful cells. */
    public record Remark(String dataset, String code, String zh, String en) { }
}
