package org.shuqiao.query.fuzz;

/** Place of a campaign's rows. */
public enum Place {
    /** Each register in the lake or in a department, as it comes. */
    BOTH,
    /** In the lake. */
    DUCKDB,
    /** In a departmental database. */
    POSTGRES
}
