package org.shuqiao.exchange.domain.league;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.clock.ActClock;

/**
 * Table of departments by how they answer, reckoned from signed acts alone, so that anybody with the evidence gets the
 * same one.
 */
public final class League {

    private static final Duration YEAR = Duration.ofDays(365);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Acts acts;
    private final LegalClock clock;

    public League(ExchangeStore store, Permissions permissions, Acts acts, LegalClock clock) {
        this.store = store;
        this.permissions = permissions;
        this.acts = acts;
        this.clock = clock;
    }

    /** A request's clock as its acts prove it. */
    public record Explained(ActClock clock, ActClock.Reckoned reckoned) { }

    /**
     * @return one line for each provider of a request of the last year, the one with most open overdue first, then the
     *     latest
     */
    public List<LeagueLine> table(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        Map<String, LeagueLine> lines = new TreeMap<>();
        Map<String, List<Act>> requests = acts.signedOf(ActClock.KINDS, store.now().minus(YEAR)).stream()
                .collect(Collectors.groupingBy(Act::id, TreeMap::new, Collectors.toList()));
        requests.values().forEach(about -> ActClock.of(about).filter(each -> each.withdrawn().isEmpty())
                .flatMap(this::reckoned).ifPresent(found -> lines.compute(found.clock().provider(), (provider, line) ->
                        count(Optional.ofNullable(line).orElseGet(() -> LeagueLine.none(provider)), found))));
        return lines.values().stream().sorted(Comparator.comparingInt(LeagueLine::openOverdue)
                .thenComparingInt(LeagueLine::daysLate).reversed().thenComparing(LeagueLine::department)).toList();
    }

    /**
     * @return the clock of a request as its signed acts prove it today, for both sides, the authority and auditors
     * @throws CodedException {@code CLOCK_UNTOLD} where no signed act tells of it
     */
    public Explained explain(Actor actor, String request) {
        List<Act> about = ActClock.KINDS.stream().flatMap(kind -> acts.about(kind, request).stream())
                .flatMap(stored -> stored.signed().stream()).map(signed -> signed.act()).toList();
        if (about.isEmpty()) {
            throw new CodedException(ExchangeCode.REQUEST_UNKNOWN, request);
        }
        Explained found = ActClock.of(about).flatMap(this::reckoned)
                .orElseThrow(() -> new CodedException(ClockCode.CLOCK_UNTOLD, request));
        permissions.requireInvolvement(actor, request, found.clock().provider(), found.clock().consumer());
        return found;
    }

    private Optional<Explained> reckoned(ActClock each) {
        return each.reckon(clock.rules(), store.today()).map(reckoned -> new Explained(each, reckoned));
    }

    private static LeagueLine count(LeagueLine line, Explained found) {
        int overdue = found.reckoned().at().overdue();
        return found.clock().answered().isPresent() ? line.answered(overdue) : line.open(overdue > 0);
    }
}
