package org.shuqiao.centre.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.centre.division.Division;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.record.RecordId;

/** Shows the events of a department's pool to those who see them, and takes what its officers decide about merges. */
public final class EventPool {

    private final ExchangeStore store;
    private final EventSight sight;
    private final Permissions permissions;
    private final Divisions divisions;
    private final EventBook events;
    private final ReportStore reports;
    private final RecordId ids;

    public EventPool(ExchangeStore store, EventSources sources, Permissions permissions, Divisions divisions,
            EventBook events, ReportStore reports, RecordId ids) {
        this.store = store;
        this.sight = new EventSight(sources, permissions);
        this.permissions = permissions;
        this.divisions = divisions;
        this.events = events;
        this.reports = reports;
        this.ids = ids;
    }

    /** Source with the run that drew it last. */
    public record SourceLine(EventSource source, Optional<EventDrawing> last) { }

    /**
     * Events that fit a filter.
     *
     * @param counts  of all that fit, whatever page is asked for
     * @param kinds   of all events that the actor sees
     */
    public record Listed(List<SourceLine> sources, EventCounts counts, List<String> kinds,
            List<PooledEvent> events) { }

    public Listed list(Actor actor, EventFilter filter) {
        List<SourceLine> lines = sight.sourcesOf(actor).stream()
                .map(each -> new SourceLine(each, reports.lastDrawing(each))).toList();
        List<String> within = filter.division().map(this::within).orElse(List.of());
        return sight.of(actor).map(pools -> new Listed(lines, events.count(pools.owner(), filter, within),
                events.kinds(pools.owner()), events.list(pools.owner(), filter, within)))
                .orElseGet(() -> new Listed(lines, new EventCounts(0, 0), List.of(), List.of()));
    }

    private List<String> within(String division) {
        List<String> codes = new ArrayList<>(List.of(division));
        divisions.all().stream().filter(each -> divisions.upwardInTheEnd(each).stream().map(Division::code)
                .anyMatch(division::equals)).map(Division::code).forEach(codes::add);
        return codes;
    }

    /** @param id of the event, or of any of its reports */
    public EventStory show(Actor actor, String id) {
        PooledEvent event = find(id);
        sight.require(actor, event);
        List<KeptReport> of = reports.ofEvent(event.id());
        List<String> members = of.stream().map(each -> each.report().id()).toList();
        return new EventStory(event, of, reports.before(event.id()),
                reports.verdicts(event.owner()).stream()
                        .filter(each -> members.contains(each.one()) || members.contains(each.other())).toList(),
                of.stream().map(KeptReport::drawing).distinct().flatMap(run -> reports.drawing(run).stream())
                        .toList());
    }

    /**
     * Takes a report out of its event. It never meets the reports again that stand there now, whatever is drawn.
     *
     * @param reason without numbers of persons
     * @return the event of the report
     */
    public EventStory split(Actor actor, String id, String report, String reason) {
        String checked = FreeTextRules.check("reason", reason);
        return decide(actor, id, event -> {
            List<String> others = members(event).stream().filter(each -> !each.equals(report)).toList();
            if (others.size() == event.reports()) {
                throw new CodedException(CentreCode.REPORT_ELSEWHERE, report, event.id());
            }
            if (others.isEmpty()) {
                throw new CodedException(CentreCode.EVENT_ALONE, event.id());
            }
            reports.caseUnderWay(List.of(report)).ifPresent(under -> {
                throw new CodedException(CentreCode.REPORT_UNDER_WAY, report, under);
            });
            String act = ids.next();
            Instant now = store.now();
            others.forEach(other -> reports.keep(event.owner(),
                    Verdict.of(act, now, actor.login(), false, checked, report, other)));
            return report;
        });
    }

    /**
     * Makes two events of a department's pool one, whatever the bounds say.
     *
     * @param with   id of the other event, or of any of its reports
     * @param reason without numbers of persons
     * @return the event that both are now
     */
    public EventStory join(Actor actor, String id, String with, String reason) {
        String checked = FreeTextRules.check("reason", reason);
        return decide(actor, id, event -> {
            PooledEvent other = find(with);
            if (other.id().equals(event.id())) {
                throw new CodedException(CentreCode.EVENT_SAME, event.id());
            }
            permissions.requireOf(actor, other.owner(), other.id(), Role.OFFICER);
            Optional<String> one = reports.caseUnderWay(members(event));
            Optional<String> two = reports.caseUnderWay(members(other));
            if (one.isPresent() && two.isPresent()) {
                throw new CodedException(CentreCode.EVENTS_UNDER_WAY, one.get(), two.get());
            }
            String act = ids.next();
            Instant now = store.now();
            List<String> ours = members(event);
            List<String> theirs = members(other);
            // whatever was parted before is together now: the later word counts
            Verdicts before = new Verdicts(reports.verdicts(event.owner()));
            for (String mine : ours) {
                for (String its : theirs) {
                    if (mine.equals(ours.getFirst()) && its.equals(theirs.getFirst())
                            || before.areApart(List.of(mine), List.of(its))) {
                        reports.keep(event.owner(),
                                Verdict.of(act, now, actor.login(), true, checked, mine, its));
                    }
                }
            }
            return ours.getFirst();
        });
    }

    /** @param change is told the event, and says a report of the event that is then shown */
    private EventStory decide(Actor actor, String id, Function<PooledEvent, String> change) {
        permissions.requireOf(actor, find(id).owner(), id, Role.OFFICER);
        String shown = alone(find(id).owner(), () -> {
            PooledEvent event = find(id);
            String report = change.apply(event);
            settle(event.owner());
            return report;
        });
        return show(actor, shown);
    }

    /** Runs work in a transaction during which nobody else changes a department's pool. */
    public <T> T alone(String owner, Supplier<T> work) {
        return store.inTransaction(() -> {
            reports.lock(owner);
            return work.get();
        });
    }

    /** Reckons the events of a pool anew; within the caller's transaction. */
    void settle(String owner) {
        events.settle(owner, Merging.events(reports.ofOwner(owner), sight.sources().rule(), divisions,
                new Verdicts(reports.verdicts(owner))), sight.sources().rule());
    }

    private List<String> members(PooledEvent event) {
        return reports.ofEvent(event.id()).stream().map(each -> each.report().id()).toList();
    }

    private PooledEvent find(String id) {
        return events.find(id).or(() -> reports.find(id).flatMap(report -> events.find(report.event())))
                .or(() -> reports.find("R-" + id.replaceFirst("^E-", ""))
                        .flatMap(report -> events.find(report.event())))
                .orElseThrow(() -> new CodedException(CentreCode.EVENT_UNKNOWN, id));
    }
}
