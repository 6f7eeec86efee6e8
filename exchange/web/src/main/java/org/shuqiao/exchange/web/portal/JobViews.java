package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.springframework.stereotype.Component;

/** Views of the latest jobs, for those who run them. */
@Component
class JobViews {

    private static final int LATEST = 8;

    private final Jobs jobs;
    private final Clock clock;

    JobViews(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A job in the list. */
    record Line(String id, String kind, String state, String tone, String started, long seconds, String step,
            long done, long of, String code) { }

    List<Line> latest(PageLocalizer say) {
        return jobs.all().stream().limit(LATEST).map(each -> line(each, say)).toList();
    }

    private Line line(Job job, PageLocalizer say) {
        String tone = switch (job.state()) {
            case RUNNING -> "";
            case DONE -> "good";
            case PARTLY -> "warn";
            case FAILED -> "bad";
        };
        long seconds = Duration.between(job.startedAt(), job.endedAt().orElseGet(clock::instant)).toSeconds();
        return new Line(job.id(), job.kind().name(), job.state().name(), tone, say.minute(job.startedAt()), seconds,
                job.state() == Job.State.RUNNING ? job.step() : "", job.done(), job.of(),
                job.failures().stream().map(Job.Failure::code).findFirst().orElse(""));
    }
}
