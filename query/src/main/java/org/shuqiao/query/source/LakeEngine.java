package org.shuqiao.query.source;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.policy.Backing;

/**
 * Engine that reads the lake: embedded DuckDB, or a cluster by the HiveServer2 protocol. Both give the
 * same answers to the same queries, and fail with the same codes.
 */
public interface LakeEngine extends AutoCloseable {

    /**
     * Fixes the snapshots of the tables and opens a session over them.
     *
     * @param reads told of them once, when the session's first pass over rows begins
     */
    LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables, Consumer<Map<String, String>> reads);

    @Override
    void close();
}
