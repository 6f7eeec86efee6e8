package org.shuqiao.query.source;

import java.util.Map;
import java.util.Set;
import org.shuqiao.query.Backing;

/** The lake for the time of one question: each table that its rules name, at one snapshot from beginning to end. */
public sealed interface LakeSession extends Source, AutoCloseable permits DuckSession, HiveSession {

    /** @return the snapshot read of each of the tables, as records list it */
    Map<String, String> snapshots(Set<Backing> tables);

    @Override
    void close();
}
