package org.shuqiao.catalog.waiting;

/** What can wait to be published elsewhere; what one refers to comes before it. */
public enum Subject {
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
