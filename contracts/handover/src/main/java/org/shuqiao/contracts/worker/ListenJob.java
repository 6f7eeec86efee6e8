package org.shuqiao.contracts.worker;

import java.util.List;

/**
 * Orders the listening worker to receive streams until it is ended. What came is in the spools, and how it stands in
 * the states beside them.
 *
 * @param spools folder with a spool for each stream
 * @param secrets folder of the secrets that the source files name
 * @param sources paths of the source files of streams
 */
public record ListenJob(String spools, String secrets, List<String> sources) implements WorkerJob {

    public ListenJob {
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
