package org.shuqiao.catalog.search;

/** Degree to which the results of a search hold what was typed. */
public enum Closeness {
    /** Every word is there, as it is, as a synonym or as it is spoken. */
    WHOLE,
    /** Nothing held every word; these hold words one typing error away. */
    SIMILAR,
    /** Nothing was similar either; these hold at least half of the parts. */
    PARTLY
}
