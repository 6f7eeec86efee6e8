package org.shuqiao.exchange.platform.jobs.schedule;

import java.time.Instant;
import java.util.List;
import org.shuqiao.exchange.platform.jobs.Job;

/**
 * Plan by which a job runs by itself, with the rights that its maker has at each time.
 *
 * @param datasets none: all of the department, or all there are where an administrator made it
 * @param retries  how often a run that failed is tried again
 * @param nextAt   when it is due next, were it not paused
 */
public record Schedule(String id, Job.Kind kind, List<String> datasets, CronText cron, int retries, String department,
        String createdBy, Instant createdAt, boolean paused, Instant nextAt) {

    public Schedule {
        datasets = List.copyOf(datasets);
    }
}
