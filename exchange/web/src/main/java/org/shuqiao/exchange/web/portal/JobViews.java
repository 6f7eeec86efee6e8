package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.base.error.Language;
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

    /**
     * A job in the list.
     *
     * @param code of the first failure, empty without one
     * @param said what failed and what is to be known of the sources
     */
    record Line(String id, String kind, String state, String tone, String started, long seconds, String step,
            long done, long of, String code, List<String> said) { }

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
                job.failures().stream().map(Job.Failure::code).findFirst().orElse(""), said(job, say.language()));
    }

    private static List<String> said(Job job, Language language) {
        Stream<String> failures = job.failures().stream().map(failure -> said(failure.dataset().orElse(""),
                failure.code(), language == Language.ZH ? failure.zh() : failure.en()));
        Stream<String> remarks = job.remarks().stream().map(remark -> said(remark.dataset(), remark.code(),
                language == Language.ZH ? remark.zh() : remark.en()));
        return Stream.concat(failures, remarks).toList();
    }

    private static String said(String dataset, String code, String words) {
        return (dataset + " " + (words.startsWith(code) ? words : code + " " + words)).strip();
    }
}
