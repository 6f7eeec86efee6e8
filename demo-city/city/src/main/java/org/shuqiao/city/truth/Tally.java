package org.shuqiao.city.truth;

import java.util.SortedMap;

/** Counts of one dataset's truth: rows in the source now, older versions beside them, by outcome and by defect. */
public record Tally(long rows, long superseded, long flaggedFields, SortedMap<String, Long> outcomes,
                    SortedMap<String, Long> defects) { }
