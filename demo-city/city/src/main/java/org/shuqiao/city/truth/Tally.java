package org.shuqiao.city.truth;

import java.util.SortedMap;

/** Row counts of one dataset's truth, by outcome and by defect. */
public record Tally(long rows, long superseded, long flaggedFields, SortedMap<String, Long> outcomes,
                    SortedMap<String, Long> defects) { }
