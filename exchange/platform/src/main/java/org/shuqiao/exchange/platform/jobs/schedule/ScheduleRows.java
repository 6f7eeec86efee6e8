package org.shuqiao.exchange.platform.jobs.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.schedule.ScheduleRun.Outcome;

/** Reads and writes schedules and their runs in the store. */
final class ScheduleRows {

    private static final int LISTED = 20;
    /** Runs of a schedule that are kept. */
    private static final int KEPT = 200;

    private final ExchangeStore store;

    ScheduleRows(ExchangeStore store) {
        this.store = store;
    }

    void insert(Schedule each) {
        store.sql("""
                insert into exchange.job_schedule (id, kind, datasets, cron, retries, department, created_by,
                    created_at, next_at)
                values (:id, :kind, :datasets, :cron, :retries, :department, :by, :at, :next)""")
                .param("id", each.id()).param("kind", each.kind().name())
                .param("datasets", each.datasets().toArray(String[]::new)).param("cron", each.cron().text())
                .param("retries", each.retries()).param("department", each.department())
                .param("by", each.createdBy()).param("at", ExchangeStore.column(each.createdAt()))
                .param("next", ExchangeStore.column(each.nextAt())).update();
    }

    Optional<Schedule> find(String id) {
        return store.sql("select * from exchange.job_schedule where id = :id").param("id", id)
                .query((row, number) -> schedule(row)).optional();
    }

    List<Schedule> of(String department) {
        return store.sql("select * from exchange.job_schedule where department = :department order by next_at, id")
                .param("department", department).query((row, number) -> schedule(row)).list();
    }

    List<Schedule> all() {
        return store.sql("select * from exchange.job_schedule order by department, next_at, id")
                .query((row, number) -> schedule(row)).list();
    }

    void pause(String id, boolean paused, Instant next) {
        store.sql("update exchange.job_schedule set paused = :paused, next_at = :next where id = :id")
                .param("paused", paused).param("next", ExchangeStore.column(next)).param("id", id).update();
    }

    void remove(String id) {
        store.sql("delete from exchange.job_schedule where id = :id").param("id", id).update();
    }

    /** @return those that are due; whoever takes them holds them until the transaction ends */
    List<Schedule> takeDue(Instant now) {
        return store.sql("""
                select * from exchange.job_schedule where not paused and next_at <= :now order by next_at
                for update skip locked""").param("now", ExchangeStore.column(now))
                .query((row, number) -> schedule(row)).list();
    }

    void next(String id, Instant next) {
        store.sql("update exchange.job_schedule set next_at = :next where id = :id").param("id", id)
                .param("next", ExchangeStore.column(next)).update();
    }

    void write(ScheduleRun run) {
        store.sql("""
                insert into exchange.job_schedule_run (schedule, due_at, outcome, job, tries, try_at, code)
                values (:schedule, :due, :outcome, :job, :tries, :at, :code)
                on conflict (schedule, due_at) do update set outcome = excluded.outcome, job = excluded.job,
                    tries = excluded.tries, try_at = excluded.try_at, code = excluded.code""")
                .param("schedule", run.schedule()).param("due", ExchangeStore.column(run.dueAt()))
                .param("outcome", run.outcome().name()).param("job", run.job().orElse(null))
                .param("tries", run.tries()).param("at", ExchangeStore.column(run.tryAt()))
                .param("code", run.code().orElse(null)).update();
    }

    /** @return the newest runs, newest first */
    List<ScheduleRun> runs(String schedule) {
        return store.sql("""
                select * from exchange.job_schedule_run where schedule = :schedule order by due_at desc limit :most""")
                .param("schedule", schedule).param("most", LISTED).query((row, number) -> run(row)).list();
    }

    /** @return the newest run of each schedule */
    List<ScheduleRun> newest() {
        return store.sql("""
                select distinct on (schedule) * from exchange.job_schedule_run order by schedule, due_at desc""")
                .query((row, number) -> run(row)).list();
    }

    /** @return runs that wait or run, the earliest due first */
    List<ScheduleRun> open() {
        return store.sql("""
                select * from exchange.job_schedule_run where outcome in ('WAITING', 'RUNNING')
                order by due_at, schedule""").query((row, number) -> run(row)).list();
    }

    void forgetOld(String schedule) {
        store.sql("""
                delete from exchange.job_schedule_run where schedule = :schedule and due_at < (
                    select due_at from exchange.job_schedule_run where schedule = :schedule
                    order by due_at desc offset :kept limit 1)""")
                .param("schedule", schedule).param("kept", KEPT).update();
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(row.getString("id"), Job.Kind.valueOf(row.getString("kind")),
                Columns.texts(row, "datasets"), new CronText(row.getString("cron")), row.getInt("retries"),
                row.getString("department"), row.getString("created_by"), Columns.time(row, "created_at"),
                row.getBoolean("paused"), Columns.time(row, "next_at"));
    }

    private static ScheduleRun run(ResultSet row) throws SQLException {
        return new ScheduleRun(row.getString("schedule"), Columns.time(row, "due_at"),
                Outcome.valueOf(row.getString("outcome")), Columns.optionalText(row, "job"), row.getInt("tries"),
                Columns.time(row, "try_at"), Columns.optionalText(row, "code"));
    }
}
