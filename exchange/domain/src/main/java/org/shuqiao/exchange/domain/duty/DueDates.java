package org.shuqiao.exchange.domain.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Keeps the due date of each open duty as it was last told. When it changes, by a pause, an extension or a notice that
 * was loaded, old and new stay on record with the calendars that they were reckoned with.
 */
public final class DueDates {

    private static final int LATEST = 200;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final OpenDuties duties;
    private final LegalClock clock;

    public DueDates(ExchangeStore store, Permissions permissions, OpenDuties duties, LegalClock clock) {
        this.store = store;
        this.permissions = permissions;
        this.duties = duties;
        this.clock = clock;
    }

    /**
     * A due date that changed.
     *
     * @param before empty while the clock stood still
     * @param calendarBefore digest of the rules that it was reckoned with
     */
    public record Change(long number, String subject, Duty duty, String debtor, Optional<LocalDate> before,
            Optional<LocalDate> after, String calendarBefore, String calendarAfter, Instant at) {

        /** @return whether another calendar made it, and not a pause or an extension */
        public boolean byCalendar() {
            return !calendarBefore.equals(calendarAfter);
        }
    }

    private record Told(Optional<LocalDate> due, String calendar) { }

    private record Key(String subject, String duty) {
        static Key of(OpenDuty duty) {
            return new Key(duty.subject(), duty.duty().id());
        }
    }

    /** Reckons all open duties anew and records what changed. @return how many due dates are other ones now */
    public int reckon() {
        List<OpenDuty> open = duties.all();
        if (open.isEmpty()) {
            return 0;
        }
        Map<Key, Told> known = new HashMap<>();
        store.sql("select subject, duty, due, calendar from exchange.clock_due where subject in (:subjects)")
                .param("subjects", open.stream().map(OpenDuty::subject).collect(Collectors.toSet()))
                .query((row, number) -> known.put(new Key(row.getString("subject"), row.getString("duty")),
                        new Told(day(row, "due"), row.getString("calendar")))).list();
        String calendar = clock.digest();
        return open.stream().filter(duty -> !new Told(duty.clock().due(), calendar).equals(known.get(Key.of(duty))))
                .mapToInt(duty -> store.inTransaction(() -> reckon(duty)) ? 1 : 0).sum();
    }

    private boolean reckon(OpenDuty duty) {
        Optional<LocalDate> due = duty.clock().due();
        String calendar = clock.digest();
        boolean first = store.sql("""
                insert into exchange.clock_due (subject, duty, due, calendar, at)
                values (:subject, :duty, :due, :calendar, :at) on conflict do nothing""")
                .param("subject", duty.subject()).param("duty", duty.duty().id()).param("due", due.orElse(null))
                .param("calendar", calendar).param("at", ExchangeStore.column(store.now())).update() == 1;
        if (first) {
            return false;
        }
        Told told = store.sql("""
                select due, calendar from exchange.clock_due where subject = :subject and duty = :duty for update""")
                .param("subject", duty.subject()).param("duty", duty.duty().id())
                .query((row, number) -> new Told(day(row, "due"), row.getString("calendar"))).single();
        if (told.equals(new Told(due, calendar))) {
            return false;
        }
        store.sql("""
                update exchange.clock_due set due = :due, calendar = :calendar, at = :at
                where subject = :subject and duty = :duty""")
                .param("due", due.orElse(null)).param("calendar", calendar)
                .param("at", ExchangeStore.column(store.now()))
                .param("subject", duty.subject()).param("duty", duty.duty().id()).update();
        if (Objects.equals(told.due(), due)) {
            return false;
        }
        store.sql("""
                insert into exchange.clock_change (subject, duty, debtor, due_before, due_after, calendar_before,
                    calendar_after, at)
                values (:subject, :duty, :debtor, :before, :after, :calendarBefore, :calendarAfter, :at)""")
                .param("subject", duty.subject()).param("duty", duty.duty().id()).param("debtor", duty.debtor())
                .param("before", told.due().orElse(null)).param("after", due.orElse(null))
                .param("calendarBefore", told.calendar()).param("calendarAfter", calendar)
                .param("at", ExchangeStore.column(store.now())).update();
        return true;
    }

    /** @return the latest changes, newest first: all for the authority and auditors, else those of the department */
    public List<Change> changes(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return store.sql("""
                select * from exchange.clock_change where :all or debtor = :department
                order by number desc limit :latest""")
                .param("all", all).param("department", actor.department()).param("latest", LATEST)
                .query((row, number) -> change(row)).list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(row.getLong("number"), row.getString("subject"),
                Duty.of(row.getString("duty")).orElseThrow(), row.getString("debtor"), day(row, "due_before"),
                day(row, "due_after"), row.getString("calendar_before"), row.getString("calendar_after"),
                Columns.time(row, "at"));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
