package org.shuqiao.exchange.domain.usage;

import java.time.Instant;

/**
 * Report of a consumer on what the data of a grant served.
 *
 * @param served the matters that were handled with it, without personal data
 * @param cases  how many these were
 */
public record UsageReport(String grant, String resource, String department, String by, Instant at, String served,
        long cases) { }
