package org.shuqiao.query.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.policy.Backing;

/** Session on the lake for one query, with every table pinned to one snapshot. */
public interface LakeSession extends Source, AutoCloseable {

    /** @return the snapshot read of each of the tables, as records list it */
    Map<String, String> snapshots(Set<Backing> tables);

    /** @return the tables as they stand for this query */
    List<LakeSnapshot> tables();

    /** Marks the query as answered whole, so that what this session holds may be reused. */
    void markComplete();

    @Override
    void close();
}
