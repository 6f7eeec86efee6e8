package org.shuqiao.pipelines.subject;

import org.apache.spark.Partitioner;

/** Spark partitioner by subject. */
final class SubjectPartitioner extends Partitioner {

    private static final long serialVersionUID = 1L;

    private final int partitions;

    SubjectPartitioner(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object claim) {
        return Math.floorMod(((SubjectContribution) claim).key.hashCode(), partitions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectPartitioner partitioner && partitioner.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return partitions;
    }
}
