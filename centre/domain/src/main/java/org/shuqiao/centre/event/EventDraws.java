package org.shuqiao.centre.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.drawing.Drawn;
import org.shuqiao.centre.drawing.GrantedQueries;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.query.answer.Answer;

/**
 * Draws reports under the grants of the caller's department. Everything is drawn first; reports, what they were before,
 * and the events are then stored in one transaction.
 */
public final class EventDraws {

    /** Time by which a source's clock may be ahead. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final ExchangeStore store;
    private final EventSources sources;
    private final Permissions permissions;
    private final Divisions divisions;
    private final GrantedQueries queries;
    private final ReportStore reports;
    private final EventPool pool;
    private final RecordId ids;

    public EventDraws(ExchangeStore store, EventSources sources, Permissions permissions, Divisions divisions,
            GrantedQueries queries, ReportStore reports, EventPool pool, RecordId ids) {
        this.store = store;
        this.sources = sources;
        this.permissions = permissions;
        this.divisions = divisions;
        this.queries = queries;
        this.reports = reports;
        this.pool = pool;
        this.ids = ids;
    }

    private record Read(EventDrawing run, List<Report> reports) { }

    /**
     * Draws sources of the actor's department. What is not granted is refused before anything is read.
     *
     * @param named none for all
     * @param to    last day whose reports are asked for; empty for today
     */
    public List<EventDrawing> draw(Actor actor, List<String> named, Optional<LocalDate> to) {
        permissions.require(actor, Role.REQUESTER);
        List<EventSource> asked = named.isEmpty()
                ? sources.all().stream().filter(each -> each.owner().equals(actor.department())).toList()
                : named.stream().distinct().map(sources::get).toList();
        for (EventSource each : asked) {
            permissions.requireOf(actor, each.owner(), each.id(), Role.REQUESTER);
            ReportRows.require(each, queries.describe(actor, question(each, to)));
        }
        List<Read> read = asked.stream().map(each -> read(actor, each, to)).toList();
        if (read.isEmpty()) {
            return List.of();
        }
        return store.inTransaction(() -> {
            reports.lock(actor.department());
            List<EventDrawing> done = new ArrayList<>();
            read.forEach(each -> done.add(reports.put(each.run(), each.reports())));
            pool.settle(actor.department());
            return done;
        });
    }

    private Read read(Actor actor, EventSource source, Optional<LocalDate> to) {
        Drawn drawn = new Drawn(store.today());
        Instant now = store.now();
        Answer answer = queries.ask(actor, question(source, to), drawn);
        Instant end = to.map(day -> day.plusDays(1).atStartOfDay(ExchangeStore.ZONE).toInstant())
                .orElse(now.plus(CLOCKS));
        ReportRows.Read rows = ReportRows.of(source, answer, divisions, end);
        return new Read(new EventDrawing(ids.next(), source.owner(), source.id(), now, actor.login(),
                answer.rows().size(), 0, 0, rows.left(), drawn.receipts(), drawn.grants().stream().sorted().toList(),
                drawn.snapshots(), drawn.lineage()), rows.reports());
    }

    private GrantedQueries.Question question(EventSource source, Optional<LocalDate> to) {
        return new GrantedQueries.Question("event source", source.id(), source.purpose(),
                source.upTo(to.orElseGet(store::today)), CentreCode.EVENT_NOT_GRANTED, CentreCode.EVENT_REFUSED);
    }
}
