package org.shuqiao.centre.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.event.PooledEvent;
import org.shuqiao.centre.responsibility.Responsibility;
import org.shuqiao.centre.responsibility.TimeLimit;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps cases, their steps, and what was told of their deadlines. */
final class CaseBook {

    private static final String ALL = "select c.*, r.event from centre.event_case c"
            + " join centre.report r on r.id = c.report ";
    private static final String RUNNING = "c.state in ('dispatched', 'accepted')";

    private final ExchangeStore store;

    CaseBook(ExchangeStore store) {
        this.store = store;
    }

    /** Opens a case on the report that opened an event. @return its id */
    String open(PooledEvent event, String report, Responsibility.Owner to, Responsibility.Limits limits) {
        int number = store.sql("select count(*) from centre.event_case where report = :report")
                .param("report", report).query(Integer.class).single() + 1;
        String id = "C-" + report.substring(2) + (number == 1 ? "" : "." + number);
        store.sql("""
                insert into centre.event_case (id, owner, report, number, kind, division, place, title, state, lead,
                    territorial, person, dispatched_at, accept_within, handle_within)
                values (:id, :owner, :report, :number, :kind, :division, :place, :title, 'dispatched', :lead,
                    :territorial, :person, :at, :accept, :handle)""")
                .param("id", id).param("owner", event.owner()).param("report", report).param("number", number)
                .param("kind", event.kind()).param("division", event.division()).param("place", event.place())
                .param("title", event.title()).param("lead", to.lead())
                .param("territorial", to.territorial().orElse(null)).param("person", to.person())
                .param("at", ExchangeStore.column(store.now())).param("accept", limits.accept().text())
                .param("handle", limits.handle().text()).update();
        return id;
    }

    /** Gives a returned case to whoever answers for it now; its time begins anew. */
    void again(String id, Responsibility.Owner to, Responsibility.Limits limits) {
        store.sql("""
                update centre.event_case set lead = :lead, territorial = :territorial, person = :person,
                    dispatched_at = :at, dispatches = dispatches + 1, accept_within = :accept,
                    handle_within = :handle where id = :id""")
                .param("id", id).param("lead", to.lead()).param("territorial", to.territorial().orElse(null))
                .param("person", to.person()).param("at", ExchangeStore.column(store.now()))
                .param("accept", limits.accept().text()).param("handle", limits.handle().text()).update();
    }

    /** Notes a step. @param person who answers for the case from now on */
    void step(String id, CaseStep step, String by, String person, String note, Optional<Instant> due) {
        store.sql("""
                insert into centre.event_case_step (of_case, number, step, at, by_account, person, note, due)
                select :id, count(*) + 1, :step, :at, :by, :person, :note, :due
                from centre.event_case_step where of_case = :id""")
                .param("id", id).param("step", step.code()).param("at", ExchangeStore.column(store.now()))
                .param("by", by).param("person", person).param("note", note)
                .param("due", due.map(ExchangeStore::column).orElse(null)).update();
        store.sql("update centre.event_case set person = :person, supervised = :supervised,"
                + " state = coalesce(cast(:state as text), state) where id = :id")
                .param("person", person).param("supervised", step == CaseStep.SUPERVISE)
                .param("state", step.to().map(CaseState::code).orElse(null)).param("id", id).update();
    }

    void handledBy(String id, String login) {
        store.sql("update centre.event_case set handled_by = :by where id = :id").param("by", login)
                .param("id", id).update();
    }

    void rate(String id, boolean satisfied) {
        store.sql("update centre.event_case set satisfied = :satisfied where id = :id")
                .param("satisfied", satisfied).param("id", id).update();
    }

    Optional<EventCase> find(String id) {
        return store.sql(ALL + "where c.id = :id").param("id", id).query((row, number) -> of(row)).optional();
    }

    /** @return the case, which nobody else changes until the transaction ends */
    Optional<EventCase> locked(String id) {
        return store.sql(ALL + "where c.id = :id for update of c").param("id", id)
                .query((row, number) -> of(row)).optional();
    }

    /** @return every case that stands on a report of the event, the latest first */
    List<EventCase> ofEvent(String event) {
        return store.sql(ALL + "where r.event = :event order by c.dispatched_at desc, c.id")
                .param("event", event).query((row, number) -> of(row)).list();
    }

    /**
     * @param department that owns the pool, leads or answers for the place; empty for all
     * @param running whether only cases whose deadline runs are wanted
     */
    List<EventCase> of(Optional<String> department, Optional<CaseState> state, boolean running, int most) {
        Map<String, Object> values = new HashMap<>();
        department.ifPresent(each -> values.put("department", each));
        state.ifPresent(each -> values.put("state", each.code()));
        return store.sql(ALL + "where true"
                + (department.isPresent() ? " and :department in (c.owner, c.lead, c.territorial)" : "")
                + (state.isPresent() ? " and c.state = :state" : "")
                + (running ? " and " + RUNNING : "")
                + " order by (c.state = 'closed'), c.dispatched_at desc, c.id limit :most")
                .params(values).param("most", most).query((row, number) -> of(row)).list();
    }

    /** @return the cases whose deadline runs, the oldest first */
    List<EventCase> running() {
        return store.sql(ALL + "where " + RUNNING + " order by c.dispatched_at, c.id")
                .query((row, number) -> of(row)).list();
    }

    List<EventCase.Taken> steps(String id) {
        return store.sql("select * from centre.event_case_step where of_case = :id order by number").param("id", id)
                .query((row, number) -> new EventCase.Taken(
                        Labelled.find(CaseStep.class, row.getString("step")).orElseThrow(), Columns.time(row, "at"),
                        row.getString("by_account"), row.getString("person"), row.getString("note"),
                        Columns.optionalTime(row, "due"))).list();
    }

    /** Notes that something is told of a deadline. @return whether it was not told before */
    boolean tell(EventCase of, Milestone milestone, String step) {
        return store.sql("""
                insert into centre.event_case_told (of_case, dispatches, milestone, step, at)
                values (:id, :dispatches, :milestone, :step, :at) on conflict do nothing""")
                .param("id", of.id()).param("dispatches", of.dispatches()).param("milestone", milestone.code())
                .param("step", step).param("at", ExchangeStore.column(store.now())).update() == 1;
    }

    private static EventCase of(ResultSet row) throws SQLException {
        return new EventCase(row.getString("id"), row.getString("owner"), row.getString("event"),
                row.getString("report"), row.getString("kind"), row.getString("division"), row.getString("place"),
                row.getString("title"), Labelled.find(CaseState.class, row.getString("state")).orElseThrow(),
                row.getString("lead"), Columns.optionalText(row, "territorial"), row.getString("person"),
                Columns.time(row, "dispatched_at"), row.getInt("dispatches"),
                TimeLimit.of(row.getString("accept_within")).orElseThrow(),
                TimeLimit.of(row.getString("handle_within")).orElseThrow(), Columns.optionalText(row, "handled_by"),
                row.getBoolean("supervised"), Optional.ofNullable((Boolean) row.getObject("satisfied")));
    }
}
