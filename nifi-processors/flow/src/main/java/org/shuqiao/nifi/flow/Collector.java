package org.shuqiao.nifi.flow;

import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.contracts.worker.CollectorJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.standards.source.SourceFile;

/**
 * Collects datasets: in this process, or on a NiFi server that is told to. Both run the same flow, land the same
 * batches in the same landing zone, begin where it ends, and fail with the same codes.
 */
public interface Collector {

    /** What collecting is called in events. */
    String STEP = "collect";

    /**
     * Collects one dataset until its source has nothing new, and reports it.
     *
     * @param done datasets finished before, for progress
     * @return whether the dataset was collected
     */
    boolean run(SourceFile source, int done) throws InterruptedException;

    /** @return the event of a dataset that is under way, {@code rows} of it collected */
    static WorkerEvent progress(CollectorJob job, String dataset, int done, long rows) {
        return new WorkerEvent.Progress(STEP, Optional.of(dataset), done, job.sources().size(), OptionalLong.of(rows));
    }
}
