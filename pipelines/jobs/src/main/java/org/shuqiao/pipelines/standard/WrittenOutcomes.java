package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.util.ArrayList;

/** Files that a task wrote of outcomes, and what it counted. A plain class, so that Spark's serializer can build it. */
final class WrittenOutcomes implements Serializable {

    private static final long serialVersionUID = 1L;

    final RunCounts counts;
    final ArrayList<byte[]> keys = new ArrayList<>();
    final ArrayList<byte[]> quarantine = new ArrayList<>();
    final ArrayList<byte[]> standard = new ArrayList<>();

    WrittenOutcomes(RunCounts counts) {
        this.counts = counts;
    }

    WrittenOutcomes plus(WrittenOutcomes other) {
        counts.plus(other.counts);
        keys.addAll(other.keys);
        quarantine.addAll(other.quarantine);
        standard.addAll(other.standard);
        return this;
    }
}
