package org.shuqiao.exchange.domain.overview;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantBook;
import org.shuqiao.exchange.domain.ledger.Outbox;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestBook;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.store.Store;
import org.shuqiao.ledger.log.RecordLog;

/** What each role sees of the exchange: lists for work, and numbers. */
public final class Board {

    private static final Set<RequestState> OWED =
            EnumSet.of(RequestState.SUBMITTED, RequestState.AGREED, RequestState.PARTLY_AGREED);

    private final Store store;
    private final Permissions permissions;
    private final RequestBook requests;
    private final RequestClock clock;
    private final GrantBook grants;
    private final RecordLog log;
    private final Outbox outbox;

    public Board(Store store, Permissions permissions, RequestBook requests, RequestClock clock, GrantBook grants,
            RecordLog log, Outbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.clock = clock;
        this.grants = grants;
        this.log = log;
        this.outbox = outbox;
    }

    /** @return the requests of the actor's department, newest first */
    public List<RequestLine> myRequests(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return lines(requests.ofConsumer(actor.department()));
    }

    /** @return what the actor's department must decide or sign, the most urgent first */
    public List<RequestLine> toDecide(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return urgent(lines(requests.ofProvider(actor.department(), OWED)));
    }

    /** @return requests that came to the actor's department, in any state */
    public List<RequestLine> received(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return lines(requests.ofProvider(actor.department(), EnumSet.allOf(RequestState.class)));
    }

    /** @return grants on one side of the actor's department, newest first */
    public List<Grant> grants(Actor actor, Side side) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return switch (side) {
            case PROVIDER -> grants.ofProvider(actor.department());
            case CONSUMER -> grants.ofConsumer(actor.department());
        };
    }

    /** @return all grants, for the authority and auditors */
    public List<Grant> allGrants(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return grants.all();
    }

    /** @return all requests, for the authority and auditors */
    public List<RequestLine> allRequests(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return lines(requests.in(EnumSet.allOf(RequestState.class)));
    }

    /**
     * @return requests whose provider is late, the latest first: all of them for the authority and auditors, those of
     *         the own department for its officers
     */
    public List<RequestLine> overdue(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR, Role.OFFICER);
        boolean all = actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR);
        List<Request> owed = all ? requests.in(OWED) : requests.ofProvider(actor.department(), OWED);
        return urgent(lines(owed)).stream().filter(RequestLine::isOverdue).toList();
    }

    public Counters counters(Actor actor) {
        permissions.require(actor, Role.values());
        Map<String, Long> states = new TreeMap<>();
        store.sql("select state, count(*) from exchange.request group by state")
                .query((row, number) -> states.put(row.getString(1), row.getLong(2))).list();
        long active = store.sql("""
                select count(*) from exchange.grant_
                where revoked_at is null and valid_from <= :now and valid_to > :now""")
                .param("now", Store.column(store.now())).query(Long.class).single();
        long late = lines(requests.in(OWED)).stream().filter(RequestLine::isOverdue).count();
        return new Counters(states, active, log.size(), late, outbox.waiting(), outbox.refused());
    }

    private List<RequestLine> lines(List<Request> found) {
        LocalDate today = store.today();
        return found.stream().map(request -> new RequestLine(request, clock.running(request, today))).toList();
    }

    private static List<RequestLine> urgent(List<RequestLine> lines) {
        Comparator<RequestLine> byDue = Comparator.comparing(
                line -> line.clock().flatMap(ClockReading::due).orElse(LocalDate.MAX));
        return lines.stream().sorted(byDue.thenComparing(line -> line.request().id())).toList();
    }
}
