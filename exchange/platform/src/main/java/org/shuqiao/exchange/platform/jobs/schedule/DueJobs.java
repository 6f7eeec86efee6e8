package org.shuqiao.exchange.platform.jobs.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.AlertKind;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.alert.Audience;
import org.shuqiao.exchange.domain.alert.Severity;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.JobCode;
import org.shuqiao.exchange.platform.jobs.JobStart;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.schedule.ScheduleRun.Outcome;

/**
 * Starts what is due, one job at a time, and notes what became of it. A run that finds another job waits for it; one
 * whose next time comes first is missed. After a stop of the server the latest time of each schedule is made up for,
 * and those before it are missed. What fails is tried again after some minutes, as often as its schedule says; what was
 * missed or failed in the end is told to the officers of the department.
 */
public final class DueJobs {

    /** Wait before a run that failed is tried again. */
    static final Duration PAUSE = Duration.ofMinutes(5);

    /** Missed times that are listed one by one. */
    private static final int LISTED = 20;

    private final ExchangeStore store;
    private final ScheduleRows rows;
    private final Jobs jobs;
    private final JobStart start;
    private final Accounts accounts;
    private final Alerts alerts;

    public DueJobs(ExchangeStore store, Jobs jobs, JobStart start, Accounts accounts, Alerts alerts) {
        this.store = store;
        this.rows = new ScheduleRows(store);
        this.jobs = jobs;
        this.start = start;
        this.accounts = accounts;
        this.alerts = alerts;
    }

    public synchronized void run() {
        rows.open().stream().filter(run -> run.outcome() == Outcome.RUNNING).forEach(this::settle);
        store.inTransaction(() -> rows.takeDue(store.now()).forEach(this::due));
        rows.open().stream().filter(run -> run.outcome() == Outcome.WAITING && !run.tryAt().isAfter(store.now()))
                .forEach(this::begin);
    }

    private void settle(ScheduleRun run) {
        Schedule schedule = rows.find(run.schedule()).orElseThrow();
        Optional<Job> job = jobs.all().stream().filter(each -> run.job().filter(each.id()::equals).isPresent())
                .findFirst();
        if (job.isEmpty()) { // forgotten by a restart, or run by another process that died
            ended(schedule, run, Outcome.FAILED, Optional.of(ScheduleCode.BROKEN_OFF.id()));
            return;
        }
        Optional<String> code = job.get().failures().stream().map(Job.Failure::code).findFirst();
        switch (job.get().state()) {
            case RUNNING -> { }
            case DONE -> ended(schedule, run, Outcome.DONE, Optional.empty());
            case PARTLY -> ended(schedule, run, Outcome.PARTLY, code);
            case FAILED -> ended(schedule, run, Outcome.FAILED, code);
        }
    }

    private void due(Schedule schedule) {
        Instant now = store.now();
        List<Instant> times = new ArrayList<>();
        Instant time = schedule.nextAt();
        while (!time.isAfter(now)) {
            times.add(time);
            time = schedule.cron().next(time);
        }
        rows.next(schedule.id(), time);
        List<Instant> missed = new ArrayList<>(times.subList(0, times.size() - 1));
        rows.open().stream().filter(run -> run.schedule().equals(schedule.id()) && run.outcome() == Outcome.WAITING)
                .forEach(run -> missed.add(run.dueAt()));
        missed.stream().sorted().skip(Math.max(0, missed.size() - LISTED)).forEach(each -> rows.write(
                new ScheduleRun(schedule.id(), each, Outcome.MISSED, Optional.empty(), 0, now,
                        Optional.of(ScheduleCode.MISSED.id()))));
        rows.write(new ScheduleRun(schedule.id(), times.getLast(), Outcome.WAITING, Optional.empty(), 0, now,
                Optional.empty()));
        rows.forgetOld(schedule.id());
        if (!missed.isEmpty()) {
            tell(schedule, Severity.WARNING, missed.size());
        }
    }

    private void begin(ScheduleRun run) {
        Schedule schedule = rows.find(run.schedule()).orElseThrow();
        try {
            Job job = start.start(accounts.actor(schedule.createdBy()), schedule.kind(), schedule.datasets());
            rows.write(new ScheduleRun(run.schedule(), run.dueAt(), Outcome.RUNNING, Optional.of(job.id()),
                    run.tries() + 1, store.now(), Optional.empty()));
        } catch (CodedException e) {
            if (e.code() != JobCode.BUSY) { // which waits for its turn
                ended(schedule, new ScheduleRun(run.schedule(), run.dueAt(), run.outcome(), Optional.empty(),
                        run.tries() + 1, run.tryAt(), Optional.empty()), Outcome.FAILED, Optional.of(e.code().id()));
            }
        }
    }

    private void ended(Schedule schedule, ScheduleRun run, Outcome outcome, Optional<String> code) {
        boolean again = outcome != Outcome.DONE && run.tries() <= schedule.retries();
        rows.write(new ScheduleRun(run.schedule(), run.dueAt(), again ? Outcome.WAITING : outcome, run.job(),
                run.tries(), again ? store.now().plus(PAUSE) : store.now(), code));
        if (!again && outcome != Outcome.DONE) {
            tell(schedule, outcome == Outcome.FAILED ? Severity.SERIOUS : Severity.WARNING, run.tries());
        }
    }

    private void tell(Schedule schedule, Severity severity, int times) {
        alerts.raiseNow(new AlertDraft(AlertKind.SCHEDULE.name(), severity, AlertText.NONE, AlertText.NONE,
                schedule.id(), Optional.empty(), Optional.of(schedule.department()), Optional.empty(),
                Optional.empty(), times, List.of(), Audience.nobody().officersOf(schedule.department())
                        .account(schedule.createdBy())));
    }
}
