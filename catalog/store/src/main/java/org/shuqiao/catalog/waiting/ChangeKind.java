package org.shuqiao.catalog.waiting;

/** Kinds of queued changes, in order of dependency. */
public enum ChangeKind {
    /** By the department's id. */
    DEPARTMENT,
    /** By the dataset's id. */
    DATASET,
    /** By the resource code. */
    ENTRY,
    /** By the request's number. */
    REQUEST,
    /** By the grant's number. */
    GRANT
}
