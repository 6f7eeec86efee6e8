package org.shuqiao.exchange.domain.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.DataAuthority;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.duty.DutySource;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores supervision notices; what is not answered is a duty of its own. */
public final class SupervisionRepository implements DutySource {

    private final ExchangeStore store;
    private final LegalClock clock;
    private final DataAuthority authority;

    public SupervisionRepository(ExchangeStore store, LegalClock clock, DataAuthority authority) {
        this.store = store;
        this.clock = clock;
        this.authority = authority;
    }

    @Override
    public List<OpenDuty> open() {
        String creditor = authority.department().orElse("");
        return all("where answered_at is null order by issued_at, id", Map.of()).stream()
                .map(each -> new OpenDuty(each.id(), Duty.ANSWER_SUPERVISION, each.department(), creditor,
                        each.subject(), each.clock().orElseThrow())).toList();
    }

    List<Supervision> all() {
        return all("order by issued_at desc, id desc", Map.of());
    }

    List<Supervision> of(String department) {
        return all("where department = :department order by issued_at desc, id desc",
                Map.of("department", department));
    }

    boolean isOpen(String subject, Duty duty) {
        return !all("where subject = :subject and duty = :duty and answered_at is null",
                Map.of("subject", subject, "duty", duty.id())).isEmpty();
    }

    Supervision get(String id, String suffix) {
        return all("where id = :id" + suffix, Map.of("id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(ClockCode.SUPERVISION_UNKNOWN, id));
    }

    void insert(String id, OpenDuty about, String demand, String by) {
        store.sql("""
                insert into exchange.supervision (id, subject, duty, department, demand, issued_by, issued_at)
                values (:id, :subject, :duty, :department, :demand, :by, :at)""")
                .param("id", id).param("subject", about.subject()).param("duty", about.duty().id())
                .param("department", about.debtor()).param("demand", demand).param("by", by)
                .param("at", ExchangeStore.column(store.now())).update();
    }

    void answer(String id, String text, String by) {
        store.sql("""
                update exchange.supervision set answer = :text, answered_by = :by, answered_at = :at where id = :id""")
                .param("text", text).param("by", by).param("at", ExchangeStore.column(store.now())).param("id", id)
                .update();
    }

    private List<Supervision> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.supervision " + where).params(parameters)
                .query((row, number) -> supervision(row)).list();
    }

    private Supervision supervision(ResultSet row) throws SQLException {
        String by = row.getString("answered_by");
        String text = row.getString("answer");
        Optional<Supervision.Answer> answer = Columns.optionalTime(row, "answered_at")
                .map(at -> new Supervision.Answer(text, by, at));
        var issued = Columns.time(row, "issued_at");
        Optional<ClockReading> reading = answer.isPresent() ? Optional.empty() : Optional.of(
                clock.read(Duty.ANSWER_SUPERVISION, ExchangeStore.day(issued), store.today()));
        return new Supervision(row.getString("id"), row.getString("subject"),
                Duty.of(row.getString("duty")).orElseThrow(), row.getString("department"), row.getString("demand"),
                row.getString("issued_by"), issued, answer, reading);
    }
}
