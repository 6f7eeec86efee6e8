package org.shuqiao.pipelines.subject;

import java.io.Serializable;

/**
 * Sort key of one standard row's contribution to a golden record. Claims with the same key are neighbours, the one that
 * is believed first before the others. A plain class, so that Spark's serializer can build it.
 */
final class SubjectContribution implements Serializable {

    private static final long serialVersionUID = 1L;

    final String key;
    final int rank;
    /** How new the row is, in microseconds since 1970. */
    final long time;
    final String dataset;
    final String row;

    SubjectContribution(String key, int rank, long time, String dataset, String row) {
        this.key = key;
        this.rank = rank;
        this.time = time;
        this.dataset = dataset;
        this.row = row;
    }
}
