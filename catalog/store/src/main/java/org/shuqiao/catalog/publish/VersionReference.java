package org.shuqiao.catalog.publish;

/** Reference to an entry version in the revision that the person saw (optimistic locking). */
public record VersionReference(long entry, int version, int revision) { }
