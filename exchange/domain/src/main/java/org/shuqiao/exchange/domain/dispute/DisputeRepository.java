package org.shuqiao.exchange.domain.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.DataAuthority;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.duty.DutySource;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores disputes and their documents; the step that is owed is a duty. */
public final class DisputeRepository implements DutySource {

    private final ExchangeStore store;
    private final LegalClock clock;
    private final DataAuthority authority;

    public DisputeRepository(ExchangeStore store, LegalClock clock, DataAuthority authority) {
        this.store = store;
        this.clock = clock;
        this.authority = authority;
    }

    @Override
    public List<OpenDuty> open() {
        String supervisor = authority.department().orElse("");
        return all("where closed_at is null order by layer_at, id", Map.of()).stream()
                .flatMap(each -> each.clock().stream().map(reading -> new OpenDuty(each.id(),
                        reading.deadline().duty(), each.layer() == 1 ? each.other() : supervisor, each.raiser(),
                        each.request(), reading))).toList();
    }

    List<Dispute> all() {
        return all("order by raised_at desc, id desc", Map.of());
    }

    List<Dispute> of(String department) {
        return all("where raiser = :department or other = :department order by raised_at desc, id desc",
                Map.of("department", department));
    }

    Optional<Dispute> openOf(String request) {
        return all("where request = :request and closed_at is null", Map.of("request", request)).stream().findFirst();
    }

    Dispute get(String id) {
        return one(id, "");
    }

    Dispute lock(String id) {
        return one(id, " for update");
    }

    private Dispute one(String id, String suffix) {
        return all("where id = :id" + suffix, Map.of("id", id)).stream().findFirst()
                .orElseThrow(() -> new CodedException(DisputeCode.DISPUTE_UNKNOWN, id));
    }

    void insert(String id, Request request, String raiser) {
        String other = raiser.equals(request.consumer()) ? request.provider() : request.consumer();
        store.sql("""
                insert into exchange.dispute (id, request, raiser, other, layer, state, raised_at, layer_at)
                values (:id, :request, :raiser, :other, 1, :state, :at, :at)""")
                .param("id", id).param("request", request.id()).param("raiser", raiser).param("other", other)
                .param("state", DisputeState.RAISED.id()).param("at", ExchangeStore.column(store.now())).update();
    }

    void move(String id, DisputeState state) {
        store.sql("update exchange.dispute set state = :state where id = :id")
                .param("state", state.id()).param("id", id).update();
    }

    void escalate(String id, int layer, DisputeState state) {
        store.sql("update exchange.dispute set layer = :layer, layer_at = :at, state = :state where id = :id")
                .param("layer", layer).param("at", ExchangeStore.column(store.now())).param("state", state.id())
                .param("id", id).update();
    }

    void close(String id, DisputeOutcome outcome) {
        store.sql("""
                update exchange.dispute set state = :state, closed_at = :at, outcome = :outcome where id = :id""")
                .param("state", DisputeState.CLOSED.id()).param("at", ExchangeStore.column(store.now()))
                .param("outcome", outcome.id()).param("id", id).update();
    }

    void write(String id, int layer, String step, Actor by, String text, Optional<String> reference) {
        store.sql("""
                insert into exchange.dispute_document (dispute, number, layer, step, department, by_account, at, text,
                    reference)
                select :id, coalesce(max(number), 0) + 1, :layer, :step, :department, :by, :at, :text, :reference
                from exchange.dispute_document where dispute = :id""")
                .param("id", id).param("layer", layer).param("step", step).param("department", by.department())
                .param("by", by.login()).param("at", ExchangeStore.column(store.now())).param("text", text)
                .param("reference", reference.orElse(null)).update();
    }

    private List<Dispute> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.dispute " + where).params(parameters)
                .query((row, number) -> dispute(row)).list();
    }

    private List<Dispute.Document> documents(String id) {
        return store.sql("select * from exchange.dispute_document where dispute = :id order by number")
                .param("id", id)
                .query((row, number) -> new Dispute.Document(row.getInt("layer"), row.getString("step"),
                        row.getString("department"), row.getString("by_account"), Columns.time(row, "at"),
                        row.getString("text"), Columns.optionalText(row, "reference"))).list();
    }

    private Dispute dispute(ResultSet row) throws SQLException {
        DisputeState state = DisputeState.of(row.getString("state")).orElseThrow();
        Instant layerAt = Columns.time(row, "layer_at");
        Optional<ClockReading> reading = duty(state)
                .map(duty -> clock.read(duty, ExchangeStore.day(layerAt), store.today()));
        return new Dispute(row.getString("id"), row.getString("request"), row.getString("raiser"),
                row.getString("other"), row.getInt("layer"), state, Columns.time(row, "raised_at"), layerAt,
                Columns.optionalTime(row, "closed_at"),
                Columns.optionalText(row, "outcome").flatMap(DisputeOutcome::of),
                documents(row.getString("id")), reading);
    }

    private static Optional<Duty> duty(DisputeState state) {
        return switch (state) {
            case RAISED -> Optional.of(Duty.CONSULT_DISPUTE);
            case MEDIATING -> Optional.of(Duty.MEDIATE_DISPUTE);
            case DECIDING -> Optional.of(Duty.DECIDE_DISPUTE);
            case ANSWERED, FAILED, CLOSED -> Optional.empty();
        };
    }
}
