package org.shuqiao.query.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.query.Backing;
import org.shuqiao.query.LakeSnapshot;

/** The lake for the time of one question: each table that its rules name, at one snapshot from beginning to end. */
public sealed interface LakeSession extends Source, AutoCloseable permits DuckSession, HiveSession {

    /** @return the snapshot read of each of the tables, as records list it */
    Map<String, String> snapshots(Set<Backing> tables);

    /** @return the tables as they stand for this question */
    List<LakeSnapshot> tables();

    /** Tells that the question was answered whole: what this session holds is fit for another. */
    void answered();

    @Override
    void close();
}
