package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.schedule.CronText;
import org.shuqiao.exchange.platform.jobs.schedule.Schedule;
import org.shuqiao.exchange.platform.jobs.schedule.ScheduleOrder;
import org.shuqiao.exchange.platform.jobs.schedule.ScheduleRun;
import org.shuqiao.exchange.platform.jobs.schedule.Schedules;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of schedules, by which jobs collect and standardize by themselves. */
@RestController
@RequestMapping("/api/v1/schedules")
class ScheduleCalls {

    private final Schedules schedules;

    ScheduleCalls(Schedules schedules) {
        this.schedules = schedules;
    }

    /** Outcome of one time. @param code of what went wrong */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RunView(OffsetDateTime dueAt, ScheduleRun.Outcome outcome, Optional<String> job, int tries,
            OffsetDateTime tryAt, Optional<String> code) {

        static RunView of(ScheduleRun run) {
            return new RunView(RequestView.time(run.dueAt()), run.outcome(), run.job(), run.tries(),
                    RequestView.time(run.tryAt()), run.code());
        }
    }

    /**
     * A schedule.
     *
     * @param cron minute, hour, day of the month, month, day of the week, by Beijing time
     * @param zh the same in words
     * @param datasets none: all of the department, or all there are where an administrator made it
     * @param nextAt the next time, were it not paused
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ScheduleView(String id, Job.Kind kind, List<String> datasets, String cron, String zh, String en,
            int retries, String department, String createdBy, boolean paused, OffsetDateTime nextAt,
            Optional<RunView> last) {

        static ScheduleView of(Schedule each, Optional<ScheduleRun> last) {
            return new ScheduleView(each.id(), each.kind(), each.datasets(), each.cron().text(),
                    each.cron().words(Language.ZH), each.cron().words(Language.EN), each.retries(),
                    each.department(), each.createdBy(), each.paused(), RequestView.time(each.nextAt()),
                    last.map(RunView::of));
        }
    }

    /** @param retries how often a run that failed is tried again, 0 to 5; 2 where nothing is said */
    record ScheduleInput(Job.Kind kind, List<String> datasets, String cron, Integer retries) {

        ScheduleOrder order() {
            if (kind == null || kind == Job.Kind.MAINTAIN) { // which works on tables, not on datasets
                throw new CodedException(ServerCode.BAD_REQUEST, "kind");
            }
            return new ScheduleOrder(kind, datasets == null ? List.of() : datasets, RequestCalls.given(cron),
                    retries == null ? 2 : retries);
        }
    }

    /** Times of a schedule before there is one. @param next the first five from now */
    record TimesView(String zh, String en, List<OffsetDateTime> next) { }

    /** The schedules of the officer's department, and all for administrators; what is due first stands first. */
    @GetMapping
    List<ScheduleView> all(@AuthenticationPrincipal Actor actor) {
        Map<String, ScheduleRun> newest = schedules.newest(actor);
        return schedules.list(actor).stream()
                .map(each -> ScheduleView.of(each, Optional.ofNullable(newest.get(each.id())))).toList();
    }

    /** Has a job run by itself, with the rights that its maker has at each time. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ScheduleView add(@AuthenticationPrincipal Actor actor, @RequestBody ScheduleInput order) {
        return ScheduleView.of(schedules.add(actor, order.order()), Optional.empty());
    }

    /** Says times in words and by the clock; keeps nothing. */
    @PostMapping("/times")
    TimesView times(@AuthenticationPrincipal Actor actor, @RequestBody Map<String, String> order) {
        Instant now = schedules.now(actor);
        CronText cron = CronText.of(order.getOrDefault("cron", ""));
        return new TimesView(cron.words(Language.ZH), cron.words(Language.EN),
                cron.next(now, 5).stream().map(RequestView::time).toList());
    }

    /** What became of the latest times, newest first. */
    @GetMapping("/{id}/runs")
    List<RunView> runs(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return schedules.runs(actor, id).stream().map(RunView::of).toList();
    }

    @PostMapping("/{id}/pause")
    ScheduleView pause(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return ScheduleView.of(schedules.pause(actor, id), Optional.empty());
    }

    /** Goes on with the next time from now. */
    @PostMapping("/{id}/resume")
    ScheduleView resume(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return ScheduleView.of(schedules.resume(actor, id), Optional.empty());
    }

    /** Has it run once, now or as soon as no other job runs. */
    @PostMapping("/{id}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunView run(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return RunView.of(schedules.runNow(actor, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        schedules.remove(actor, id);
    }
}
