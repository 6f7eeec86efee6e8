package org.shuqiao.exchange.web.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.demand.Demand;
import org.shuqiao.exchange.domain.demand.Demands;
import org.shuqiao.exchange.domain.dispute.Dispute;
import org.shuqiao.exchange.domain.dispute.DisputeState;
import org.shuqiao.exchange.domain.dispute.Disputes;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.springframework.stereotype.Component;

/** Part of the home page for the data authority: review, overdue matters, disputes, supply and demand, the rules. */
@Component
class AuthorityHome {

    /** Days before its end at which a legal text is shown: entries that cite it need another basis. */
    private static final int SOON = 90;
    private static final int SHOWN = 5;

    private final Entries entries;
    private final Supervisions supervisions;
    private final Disputes disputes;
    private final Demands demands;
    private final LegalClock clock;
    private final LegalTexts texts;
    private final Sources sources;
    private final Changes changes;
    private final Alerts alerts;
    private final ExchangeStore store;

    AuthorityHome(Entries entries, Supervisions supervisions, Disputes disputes, Demands demands, LegalClock clock,
            LegalTexts texts, Sources sources, Changes changes, Alerts alerts, ExchangeStore store) {
        this.entries = entries;
        this.supervisions = supervisions;
        this.disputes = disputes;
        this.demands = demands;
        this.clock = clock;
        this.texts = texts;
        this.sources = sources;
        this.changes = changes;
        this.alerts = alerts;
        this.store = store;
    }

    /**
     * All that the part shows.
     *
     * @param review    the first of the entries that wait for review
     * @param more      how many more wait
     * @param year      the coming year
     * @param yearKnown whether the notice of its holidays is loaded
     * @param texts     legal texts that end soon
     * @param claims    decisions on one source that are owed
     * @param proposals changes that wait for a second person
     */
    record View(List<EntryVersion> review, int more, List<DutyViews.Line> overdue, List<DisputeLine> disputes,
            List<DemandLine> demands, int year, boolean yearKnown, List<TextLine> texts, int claims, long proposals,
            long alerts) { }

    /** A dispute that is open. */
    record DisputeLine(String id, String between, String state, String due, boolean late) { }

    /** A demand that nobody answered. */
    record DemandLine(String id, String title, String department, String provider, String due, boolean late) { }

    /** A legal text that ends soon. */
    record TextLine(String title, String until) { }

    View view(Actor actor, PageLocalizer say) {
        List<EntryVersion> waiting = entries.toReview();
        LocalDate today = store.today();
        LocalDate coming = LocalDate.of(today.getYear() + 1, 1, 1);
        return new View(waiting.stream().limit(SHOWN).toList(), Math.max(0, waiting.size() - SHOWN),
                DutyViews.lines(supervisions.overdue(actor), say),
                disputes.list(actor).stream().filter(each -> each.state() != DisputeState.CLOSED)
                        .map(each -> line(each, say)).toList(),
                demands.list(actor).stream().filter(each -> each.answer().isEmpty())
                        .map(each -> line(each, say)).toList(),
                coming.getYear(), !clock.rules().calendar().provisional(coming, coming),
                texts.all().stream().filter(text -> text.inForce(today) && text.ended(today.plusDays(SOON)))
                        .map(text -> new TextLine(text.title(), text.until().map(say::day).orElse(""))).toList(),
                sources.open().size(), changes.list(actor, Optional.of(ChangeState.OPEN)).stream()
                        .filter(each -> !each.proposedBy().equals(actor.login())).count(), alerts.open(actor));
    }

    private static DisputeLine line(Dispute each, PageLocalizer say) {
        return new DisputeLine(each.id(), say.text("request.between", say.department(each.raiser()),
                say.department(each.other())), each.state().name(say.language()),
                each.clock().flatMap(ClockReading::due).map(say::day).orElse(""), each.isLate());
    }

    private static DemandLine line(Demand each, PageLocalizer say) {
        return new DemandLine(each.id(), each.title(), say.department(each.department()),
                say.department(each.provider()), each.clock().flatMap(ClockReading::due).map(say::day).orElse(""),
                each.clock().filter(ClockReading::isOverdue).isPresent());
    }
}
