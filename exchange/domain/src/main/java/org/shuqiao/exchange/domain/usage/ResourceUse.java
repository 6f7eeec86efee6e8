package org.shuqiao.exchange.domain.usage;

import java.util.List;

/**
 * Use of a resource: deliveries under all its grants, and what they served.
 *
 * @param departments consumers that received something
 * @param cases       in all reports
 * @param reports     newest first
 */
public record ResourceUse(long departments, long deliveries, long cases, List<UsageReport> reports) {

    public ResourceUse {
        reports = List.copyOf(reports);
    }
}
