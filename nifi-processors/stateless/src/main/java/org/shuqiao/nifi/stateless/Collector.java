package org.shuqiao.nifi.stateless;

import org.shuqiao.standards.source.SourceFile;

/**
 * Who collects: this process itself ({@link EmbeddedCollector}), or a NiFi server that is told to. Both run the same flow, land the same batches in
 * the same landing zone, begin where it ends, and fail with the same codes.
 */
public interface Collector {

    /**
     * Collects one dataset until its source has nothing new, and reports it.
     *
     * @param done datasets finished before, for progress
     * @return whether the dataset was collected
     */
    boolean run(SourceFile source, int done) throws InterruptedException;
}
