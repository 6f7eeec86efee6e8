package org.shuqiao.query.source;

import java.util.Map;

/** Is told by the lake's engine of each query that begins to read files of the lake, before it reads any. */
@FunctionalInterface
public interface LakeReads {

    /** Log that nobody keeps. */
    LakeReads UNTOLD = (reader, snapshots) -> { };

    /**
     * @param reader as {@link SourceReading#reader} names it
     * @param snapshots the tables that are open with their snapshots, as records list them
     */
    void begin(String reader, Map<String, String> snapshots);
}
