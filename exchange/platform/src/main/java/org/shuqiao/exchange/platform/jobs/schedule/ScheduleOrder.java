package org.shuqiao.exchange.platform.jobs.schedule;

import java.util.List;
import org.shuqiao.exchange.platform.jobs.Job;

/**
 * Order to run a job by itself.
 *
 * @param cron five fields: minute, hour, day of the month, month, day of the week
 */
public record ScheduleOrder(Job.Kind kind, List<String> datasets, String cron, int retries) {
    public ScheduleOrder {
        datasets = List.copyOf(datasets);
    }
}
