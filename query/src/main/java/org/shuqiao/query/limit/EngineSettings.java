package org.shuqiao.query.limit;

/**
 * Resource limits of one query on this machine.
 *
 * @param lakeMemoryMiB memory of the lake engine for one query, in MiB; more is refused, nothing is spilled to disk
 * @param lakeThreads threads of the lake engine for one query
 * @param pulledRows rows that one query may pull out of engines into this process, all sources together
 */
public record EngineSettings(int lakeMemoryMiB, int lakeThreads, long pulledRows) {

    public EngineSettings {
        if (lakeMemoryMiB < 32 || lakeThreads < 1 || pulledRows < 1) {
            throw new IllegalArgumentException("settings are positive, memory is at least 32 MiB");
        }
    }

    /** 512 MiB, 2 threads, 2 million rows. */
    public static EngineSettings standard() {
        return new EngineSettings(512, 2, 2_000_000);
    }
}
