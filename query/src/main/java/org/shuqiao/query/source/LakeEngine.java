package org.shuqiao.query.source;

import java.util.Set;
import org.shuqiao.query.Backing;
import org.shuqiao.query.LakeFiles;

/**
 * What reads the lake: DuckDB in this process, or an engine of the cluster by HiveServer2's protocol. Both give the
 * same answers to the same questions, and fail with the same codes.
 */
public sealed interface LakeEngine extends AutoCloseable permits DuckEngine, HiveEngine {

    /** Fixes the snapshots of the tables and opens a session over them. */
    LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables);

    @Override
    void close();
}
