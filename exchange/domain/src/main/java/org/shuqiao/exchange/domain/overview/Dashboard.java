package org.shuqiao.exchange.domain.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;

/** Worklists and figures of the exchange for each role. */
public final class Dashboard {

    private static final Set<RequestState> OWED =
            EnumSet.of(RequestState.SUBMITTED, RequestState.AGREED, RequestState.PARTLY_AGREED);

    /** On which day is due what has no day. */
    private static final LocalDate FAR = LocalDate.of(9999, 12, 30);
    private static final Comparator<ListPosition> BY_DUE = Comparator.comparing(ListPosition::at)
            .thenComparing(ListPosition::id);

    /** Long enough before the end for a renewal to be decided within its legal period. */
    private static final Duration SOON = Duration.ofDays(30);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository requests;
    private final RequestClock clock;
    private final GrantRepository grants;
    private final RecordLog log;
    private final EventOutbox outbox;

    public Dashboard(ExchangeStore store, Permissions permissions, RequestRepository requests, RequestClock clock,
            GrantRepository grants, RecordLog log, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.clock = clock;
        this.grants = grants;
        this.log = log;
        this.outbox = outbox;
    }

    /** @return the newest requests of the actor's department */
    public Newest<RequestSummary> myRequests(Actor actor, int most) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        String own = actor.department();
        return new Newest<>(lines(requests.ofConsumer(own, ListPosition.START.at(), ListPosition.START.id(), most)),
                requests.countOfConsumer(own));
    }

    /** @return requests of the actor's department after a place, newest first, at most so many */
    public List<RequestSummary> myRequests(Actor actor, ListPosition after, int most) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return lines(requests.ofConsumer(actor.department(), after.at(), after.id(), most));
    }

    /** @return what the actor's department must decide or sign, the most urgent first */
    public List<RequestSummary> toDecide(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return urgent(lines(requests.ofProvider(actor.department(), OWED)));
    }

    /** @return what must be decided or signed after a place, the most urgent first, at most so many */
    public List<RequestSummary> toDecide(Actor actor, ListPosition after, int most) {
        boolean fromStart = after.equals(ListPosition.START);
        return toDecide(actor).stream()
                .filter(line -> fromStart || BY_DUE.compare(urgency(line), after) > 0)
                .limit(most).toList();
    }

    /** @return the place of a line among those that are owed: by the day on which it is due */
    public static ListPosition urgency(RequestSummary line) {
        LocalDate due = line.clock().flatMap(ClockReading::due).orElse(FAR);
        return new ListPosition(due.atStartOfDay(ZoneOffset.UTC).toInstant(), line.request().id());
    }

    /** @return the newest requests that came to the actor's department, in any state */
    public Newest<RequestSummary> received(Actor actor, int most) {
        permissions.require(actor, Role.OFFICER);
        Optional<String> own = Optional.of(actor.department());
        return new Newest<>(lines(requests.newest(own, most)), requests.count(own));
    }

    /** @return grants on one side of the actor's department, newest first */
    public List<Grant> grants(Actor actor, Side side) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return switch (side) {
            case PROVIDER -> grants.ofProvider(actor.department());
            case CONSUMER -> grants.ofConsumer(actor.department());
        };
    }

    /**
     * @return grants after a place, newest first, at most so many: all of them for the authority and auditors, those on
     *         either side of the own department for others
     */
    public List<Grant> grants(Actor actor, ListPosition after, int most) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean every = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return grants.after(every ? Optional.empty() : Optional.of(actor.department()), after.at(), after.id(), most);
    }

    /** @return grants on one side of the actor's department that can be used and end soon, the first to end first */
    public List<Grant> endingSoon(Actor actor, Side side) {
        Instant now = store.now();
        return grants(actor, side).stream().filter(grant -> grant.standing(now) == Grant.Standing.ACTIVE
                        && grant.policy().to().isBefore(now.plus(SOON)))
                .sorted(Comparator.comparing(grant -> grant.policy().to())).toList();
    }

    /** @return the newest grants on one side of the actor's department */
    public Newest<Grant> newestGrants(Actor actor, Side side, int most) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        String own = actor.department();
        return switch (side) {
            case PROVIDER -> new Newest<>(grants.newestGiven(own, most), grants.countGiven(own));
            case CONSUMER -> new Newest<>(grants.newestHeld(own, most), grants.countHeld(own));
        };
    }

    /** @return the newest of all grants, for the authority and auditors */
    public Newest<Grant> allGrants(Actor actor, int most) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return new Newest<>(grants.after(Optional.empty(), ListPosition.START.at(), ListPosition.START.id(), most),
                grants.count());
    }

    /** @return the grant of a request that came of it last, for its two departments, the authority and auditors */
    public Optional<Grant> grantOf(Actor actor, Request request) {
        permissions.requireInvolvement(actor, request.id(), request.consumer(), request.provider());
        return grants.ofRequest(request.id());
    }

    /** @return the newest of all requests, for the authority and auditors */
    public Newest<RequestSummary> allRequests(Actor actor, int most) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return new Newest<>(lines(requests.newest(Optional.empty(), most)), requests.count(Optional.empty()));
    }

    /**
     * @return requests whose provider is late, the latest first: all of them for the authority and auditors, those of
     *         the own department for its officers
     */
    public List<RequestSummary> overdue(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR, Role.OFFICER);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        List<Request> owed = all ? requests.in(OWED) : requests.ofProvider(actor.department(), OWED);
        return urgent(lines(owed)).stream().filter(RequestSummary::isOverdue).toList();
    }

    public Counters counters(Actor actor) {
        permissions.require(actor, Role.values());
        Map<String, Long> states = new TreeMap<>();
        store.sql("select state, count(*) from exchange.request group by state")
                .query((row, number) -> states.put(row.getString(1), row.getLong(2))).list();
        long active = store.sql("""
                select count(*) from exchange.grant_
                where revoked_at is null and valid_from <= :now and valid_to > :now""")
                .param("now", ExchangeStore.column(store.now())).query(Long.class).single();
        long late = lines(requests.in(OWED)).stream().filter(RequestSummary::isOverdue).count();
        return new Counters(states, active, log.size(), late, outbox.waiting(), outbox.refused());
    }

    private List<RequestSummary> lines(List<Request> found) {
        LocalDate today = store.today();
        return found.stream().map(request -> new RequestSummary(request, clock.running(request, today))).toList();
    }

    private static List<RequestSummary> urgent(List<RequestSummary> lines) {
        return lines.stream().sorted(Comparator.comparing(Dashboard::urgency, BY_DUE)).toList();
    }
}
