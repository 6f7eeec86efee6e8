package org.shuqiao.exchange.platform.jobs.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.jobs.JobStart;

/** Keeps the schedules by which jobs run: of an officer's department, and of all for administrators. */
public final class Schedules {

    private static final int MOST = 50;
    private static final int MOST_RETRIES = 5;

    private final ExchangeStore store;
    private final ScheduleRows rows;
    private final Permissions permissions;
    private final JobStart start;

    public Schedules(ExchangeStore store, Permissions permissions, JobStart start) {
        this.store = store;
        this.rows = new ScheduleRows(store);
        this.permissions = permissions;
        this.start = start;
    }

    /** @return what is due first stands first */
    public List<Schedule> list(Actor actor) {
        return permissions.held(actor, Role.OFFICER, Role.ADMIN).contains(Role.ADMIN) ? rows.all()
                : rows.of(actor.department());
    }

    private Schedule find(Actor actor, String id) {
        boolean all = permissions.held(actor, Role.OFFICER, Role.ADMIN).contains(Role.ADMIN);
        return rows.find(id).filter(each -> all || each.department().equals(actor.department()))
                .orElseThrow(() -> new CodedException(ScheduleCode.UNKNOWN, id));
    }

    /** @return the time by which those who may keep schedules reckon */
    public Instant now(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.ADMIN);
        return store.now();
    }

    /** @return what became of the latest times, newest first */
    public List<ScheduleRun> runs(Actor actor, String id) {
        return rows.runs(find(actor, id).id());
    }

    /** @return what became of the latest time of each schedule that was ever due */
    public Map<String, ScheduleRun> newest(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.ADMIN);
        return rows.newest().stream().collect(Collectors.toMap(ScheduleRun::schedule, Function.identity()));
    }

    /** Has a job run by itself, as the actor may start it now. */
    public Schedule add(Actor actor, ScheduleOrder order) {
        CronText cron = CronText.of(order.cron());
        start.chosen(actor, order.datasets()); // refuses what the actor may not start
        if (order.retries() < 0 || order.retries() > MOST_RETRIES) {
            throw new CodedException(ScheduleCode.RETRIES_WRONG, MOST_RETRIES);
        }
        return store.inTransaction(() -> {
            if (rows.of(actor.department()).size() >= MOST) {
                throw new CodedException(ScheduleCode.TOO_MANY, MOST);
            }
            Instant now = store.now();
            Schedule schedule = new Schedule(store.nextNumber("JS"), order.kind(), order.datasets(), cron,
                    order.retries(), actor.department(), actor.login(), now, false, cron.next(now));
            rows.insert(schedule);
            return schedule;
        });
    }

    public Schedule pause(Actor actor, String id) {
        Schedule found = find(actor, id);
        rows.pause(found.id(), true, found.nextAt());
        return find(actor, id);
    }

    /** Goes on with the next time from now; what would have been due meanwhile was not missed. */
    public Schedule resume(Actor actor, String id) {
        Schedule found = find(actor, id);
        rows.pause(found.id(), false, found.cron().next(store.now()));
        return find(actor, id);
    }

    /** Has it run once, now or as soon as no other job runs; its times stay as they are. */
    public ScheduleRun runNow(Actor actor, String id) {
        Schedule found = find(actor, id);
        Optional<ScheduleRun> open = rows.open().stream().filter(run -> run.schedule().equals(found.id())).findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        ScheduleRun run = new ScheduleRun(found.id(), store.now(), ScheduleRun.Outcome.WAITING, Optional.empty(), 0,
                store.now(), Optional.empty());
        rows.write(run);
        return run;
    }

    public void remove(Actor actor, String id) {
        rows.remove(find(actor, id).id());
    }
}
