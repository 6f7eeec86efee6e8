package org.shuqiao.query.source;

import java.util.Set;
import org.shuqiao.query.Backing;
import org.shuqiao.query.EngineSettings;
import org.shuqiao.query.LakeFiles;

/** DuckDB in this process over the data files of the planned snapshots, a database to itself for each question. */
public final class DuckEngine implements LakeEngine {

    private final KeptDatabases databases;

    public DuckEngine(EngineSettings settings) {
        this.databases = new KeptDatabases(settings);
    }

    @Override
    public LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables) {
        return DuckSession.open(lake, tables, databases);
    }

    @Override
    public void close() {
        databases.close();
    }
}
