package org.shuqiao.pipelines.standard;

import org.apache.spark.Partitioner;

/** Spark partitioner by natural key. */
final class KeyPartitioner extends Partitioner {

    private static final long serialVersionUID = 1L;

    private final int partitions;

    KeyPartitioner(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        return Math.floorMod(((MergeKey) key).key.hashCode(), partitions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPartitioner partitioner && partitioner.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return partitions;
    }
}
