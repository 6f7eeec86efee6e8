package org.shuqiao.catalog.publish;

/** The version of an entry that an action means, in the revision that the actor saw. */
public record Reference(long entry, int version, int revision) {}
