package org.shuqiao.query.source;

import java.util.Set;
import org.shuqiao.query.Backing;
import org.shuqiao.query.EngineSettings;
import org.shuqiao.query.LakeFiles;

/** DuckDB in this process over the data files of the planned snapshots, an engine of its own for each question. */
public record DuckEngine(EngineSettings settings) implements LakeEngine {

    @Override
    public LakeSession open(LakeFiles lake, Set<Backing.LakeTable> tables) {
        return DuckSession.open(lake, tables, settings);
    }

    @Override
    public void close() {
        // nothing outlives a question
    }
}
