package org.shuqiao.centre.event;

import java.time.Instant;

/** Report as it was before its source changed it. */
public record EarlierReport(String report, int revision, String title, String status, String place,
        Instant reportedAt, String drawing, Instant replacedAt) { }
