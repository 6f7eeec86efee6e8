package org.shuqiao.exchange.domain.duty;

import java.util.List;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Duties from objections: to check them. */
public final class ObjectionDuties implements DutySource {

    private final ExchangeStore store;
    private final LegalClock clock;

    public ObjectionDuties(ExchangeStore store, LegalClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<OpenDuty> open() {
        return store.sql("select * from exchange.objection where closed_at is null order by raised_at, id")
                .query((row, number) -> new OpenDuty(row.getString("id"), Duty.CHECK_OBJECTION,
                        row.getString("provider"), row.getString("department"), row.getString("resource"),
                        clock.read(Duty.CHECK_OBJECTION, ExchangeStore.day(Columns.time(row, "raised_at")),
                                store.today()))).list();
    }
}
