package org.shuqiao.exchange.domain.demand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.duty.DutySource;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores demands; what is not answered is a duty of the provider. */
public final class DemandRepository implements DutySource {

    private final ExchangeStore store;
    private final LegalClock clock;

    public DemandRepository(ExchangeStore store, LegalClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<OpenDuty> open() {
        return all("where answered_at is null order by stated_at, id", Map.of()).stream()
                .map(each -> new OpenDuty(each.id(), Duty.ANSWER_DEMAND, each.provider(), each.department(),
                        each.title(), each.clock().orElseThrow())).toList();
    }

    List<Demand> all() {
        return all("order by stated_at desc, id desc", Map.of());
    }

    Demand get(String id, String suffix) {
        return all("where id = :id" + suffix, Map.of("id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(ClockCode.DEMAND_UNKNOWN, id));
    }

    void insert(String id, String department, Demands.Stated stated, String by) {
        store.sql("""
                insert into exchange.demand (id, department, title, description, provider, stated_by, stated_at)
                values (:id, :department, :title, :description, :provider, :by, :at)""")
                .param("id", id).param("department", department).param("title", stated.title())
                .param("description", stated.description()).param("provider", stated.provider()).param("by", by)
                .param("at", ExchangeStore.column(store.now())).update();
    }

    void answer(String id, Optional<String> resource, String text, String by) {
        store.sql("""
                update exchange.demand set resource = :resource, answer = :text, answered_by = :by, answered_at = :at
                where id = :id""")
                .param("resource", resource.orElse(null)).param("text", text).param("by", by)
                .param("at", ExchangeStore.column(store.now())).param("id", id).update();
    }

    private List<Demand> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.demand " + where).params(parameters)
                .query((row, number) -> demand(row)).list();
    }

    private Demand demand(ResultSet row) throws SQLException {
        Optional<String> resource = Columns.optionalText(row, "resource");
        String text = row.getString("answer");
        String by = row.getString("answered_by");
        Optional<Demand.Answer> answer = Columns.optionalTime(row, "answered_at")
                .map(at -> new Demand.Answer(resource, text, by, at));
        Instant stated = Columns.time(row, "stated_at");
        Optional<ClockReading> reading = answer.isPresent() ? Optional.empty()
                : Optional.of(clock.read(Duty.ANSWER_DEMAND, ExchangeStore.day(stated), store.today()));
        return new Demand(row.getString("id"), row.getString("department"), row.getString("title"),
                row.getString("description"), row.getString("provider"), row.getString("stated_by"), stated, answer,
                reading);
    }
}
