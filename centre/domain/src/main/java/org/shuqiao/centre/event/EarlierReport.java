package org.shuqiao.centre.event;

import java.time.Instant;

/** What a report said before its source told it otherwise. */
public record EarlierReport(String report, int revision, String title, String status, String place,
        Instant reportedAt, String drawing, Instant replacedAt) { }
