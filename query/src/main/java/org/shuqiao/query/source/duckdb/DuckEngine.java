package org.shuqiao.query.source.duckdb;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.limit.EngineSettings;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.LakeSession;

/** Lake engine on embedded DuckDB over the Parquet files of the planned snapshots. */
public final class DuckEngine implements LakeEngine {

    private final DatabasePool databases;

    public DuckEngine(EngineSettings settings) {
        this.databases = new DatabasePool(settings);
    }

    @Override
    public LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables, Consumer<Map<String, String>> reads) {
        return DuckSession.open(lake, tables, databases, reads);
    }

    @Override
    public void close() {
        databases.close();
    }
}
