package org.shuqiao.exchange.domain.emergency;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.alert.AlertKind;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.grant.EmergencyActs;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Gives access for hours in an emergency, before the provider has decided: one person of the data authority proposes it
 * on a consumer's request, another gives it, and a third one reviews it within the time of the legal clock. Columns,
 * masks, filter and quota hold as under any grant; the request goes its ordinary way beside it.
 */
public final class Emergencies {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final RequestRepository requests;
    private final Decisions decisions;
    private final GrantRepository grants;
    private final EmergencyActs drafts;
    private final Acts acts;
    private final Alerts alerts;
    private final SecurityJournal journal;
    private final EventOutbox outbox;
    private final EmergencyLimit limit;
    private final EmergencyRepository book;

    public Emergencies(ExchangeStore store, Permissions permissions, Accounts accounts, RequestRepository requests,
            Decisions decisions, GrantRepository grants, EmergencyActs drafts, Acts acts, Alerts alerts,
            SecurityJournal journal, EventOutbox outbox, LegalClock legal, EmergencyLimit limit) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.drafts = drafts;
        this.acts = acts;
        this.alerts = alerts;
        this.journal = journal;
        this.outbox = outbox;
        this.limit = limit;
        this.book = new EmergencyRepository(store, legal);
    }

    /** @param hours from now, 1 to those of {@link EmergencyLimit} */
    public record Proposed(String request, Decision decision, int hours, String reason) { }

    /** @return the act of a proposal, whose digest the first person signs with a key of their own */
    public ActPreview previewProposal(Actor actor, Proposed proposed) {
        permissions.require(actor, Role.AUTHORITY);
        return store.inTransaction(() -> {
            Request request = proposable(actor, proposed, requests.get(proposed.request()));
            return acts.preview(drafts.proposal(store.comingNumber("E"), request,
                    policy(request, proposed, store.now()), actor, reason(proposed)));
        });
    }

    /** The first person. @param approved the act that {@link #previewProposal} showed; nothing for the log-in alone */
    public Emergency propose(Actor actor, Proposed proposed, Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.AUTHORITY);
        return store.inTransaction(() -> {
            Request request = proposable(actor, proposed, requests.lock(proposed.request()));
            // the period that the person was shown begins when it was shown
            Instant from = approved.map(act -> act.act().time().toInstant()).orElseGet(store::now);
            Policy policy = policy(request, proposed, from);
            String id = store.nextNumber("E");
            acts.submit(drafts.proposal(id, request, policy, actor, reason(proposed)), approved);
            book.insert(id, request.id(), policy, actor.login());
            journal.enter(SecurityKind.EMERGENCY_PROPOSED, actor.login(), id, Map.of("request", request.id(),
                    "hours", String.valueOf(proposed.hours())));
            return book.lock(id);
        });
    }

    /** @return the act of the grant, whose digest the second person signs with a key of their own */
    public ActPreview previewGrant(Actor actor, String id) {
        permissions.require(actor, Role.AUTHORITY);
        return store.inTransaction(() -> acts.preview(drafts.grant(givable(actor, book.lock(id)).id(), actor)));
    }

    /** The second person: the grant can be used from here on, once the authority's key has signed it. */
    public Emergency give(Actor actor, String id, Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.AUTHORITY);
        Emergency given = store.inTransaction(() -> {
            Emergency emergency = givable(actor, book.lock(id));
            acts.submit(drafts.grant(id, actor), approved);
            book.markGiven(id, actor.login(), store.now());
            grants.find(id).ifPresent(grant -> raise(AlertKind.EMERGENCY, grant, actor.login(), 1));
            journal.enter(SecurityKind.EMERGENCY_GIVEN, actor.login(), id, Map.of("request", emergency.request(),
                    "proposedBy", emergency.proposedBy()));
            return book.lock(id);
        });
        outbox.drain();
        return given;
    }

    /** A third person of the authority, or an auditor, says whether it was right. */
    public Emergency review(Actor actor, String id, boolean justified, String text) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        String checked = FreeTextRules.check("review", text);
        return store.inTransaction(() -> {
            Emergency emergency = book.lock(id);
            if (emergency.given().isEmpty() || emergency.review().isPresent()) {
                throw new CodedException(EmergencyCode.EMERGENCY_STATE, id, emergency.state(store.now()));
            }
            requireOther(actor, id, emergency.proposedBy(), emergency.given().orElseThrow().by());
            book.markReviewed(id, actor.login(), justified, checked);
            journal.enter(SecurityKind.EMERGENCY_REVIEWED, actor.login(), id,
                    Map.of("outcome", justified ? "justified" : "unjustified"));
            return book.lock(id);
        });
    }

    /** @return all, newest first, for whoever may see any: everybody with a role in exchanges */
    public List<Emergency> list(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR, Role.OFFICER, Role.REQUESTER);
        return book.all();
    }

    /** @return what runs or waits for its review: everybody is shown that it does */
    public List<Emergency> open() {
        return book.open();
    }

    /** Tells of reviews that are overdue, each once a day; call it now and then. @return how many are */
    public int escalate() {
        List<Emergency> overdue = book.open().stream().filter(Emergency::isOverdue).toList();
        for (Emergency each : overdue) {
            Optional<Grant> grant = grants.find(each.id());
            grant.ifPresent(late -> raise(AlertKind.EMERGENCY_OVERDUE, late, each.given().orElseThrow().by(),
                    each.clock().orElseThrow().overdue()));
            journal.note(SecurityKind.EMERGENCY_OVERDUE, "", each.id(), Map.of());
        }
        return overdue.size();
    }

    private void raise(AlertKind kind, Grant grant, String account, long figure) {
        alerts.raise(kind, grant.id(), grant.policy().provider(), grant.policy().consumer(), account, figure);
    }

    private Request proposable(Actor actor, Proposed proposed, Request request) {
        if (proposed.hours() < 1 || proposed.hours() > limit.hours()) {
            throw new CodedException(EmergencyCode.HOURS, limit.hours());
        }
        if (request.consumer().equals(actor.department())) {
            throw new CodedException(EmergencyCode.OWN_USE);
        }
        boolean open = switch (request.state()) {
            case SUBMITTED, RETURNED, AGREED, PARTLY_AGREED -> true;
            case REFUSED, GRANTED, WITHDRAWN -> false;
        };
        if (!open) {
            throw new CodedException(EmergencyCode.NOT_SHARED, request.id());
        }
        if (!acts.isSettled(ActKind.REQUEST, request.id())) {
            throw new CodedException(ExchangeCode.REQUEST_UNSIGNED, request.id());
        }
        if (!drafts.names(request, actor.department())) {
            throw new CodedException(EmergencyCode.NOT_ITS_AUTHORITY, request.resource(), request.version());
        }
        return request;
    }

    private Emergency givable(Actor actor, Emergency emergency) {
        if (emergency.given().isPresent()) {
            throw new CodedException(EmergencyCode.EMERGENCY_STATE, emergency.id(), emergency.state(store.now()));
        }
        if (!store.now().isBefore(emergency.to())) {
            throw new CodedException(EmergencyCode.EMERGENCY_LATE, emergency.id());
        }
        requireOther(actor, emergency.id(), emergency.proposedBy());
        return emergency;
    }

    private void requireOther(Actor actor, String id, String... before) {
        for (String login : before) {
            if (accounts.samePerson(actor.login(), login)) {
                throw new CodedException(EmergencyCode.SAME_PERSON, id);
            }
        }
    }

    private Policy policy(Request request, Proposed proposed, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES); // the same when it is shown and when it is approved
        Instant from = minute.isBefore(request.from()) ? request.from() : minute;
        Instant end = from.plus(Duration.ofHours(proposed.hours()));
        return decisions.emergencyPolicy(request, proposed.decision(), from,
                end.isAfter(request.to()) ? request.to() : end);
    }

    private static String reason(Proposed proposed) {
        return FreeTextRules.check("reason", proposed.reason());
    }
}
