package org.shuqiao.exchange.domain.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.RequestCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.act.StoredAct;
import org.shuqiao.exchange.domain.basis.LegalBases;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestStep;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.EventType;
import org.shuqiao.ledger.event.LifeCycleEvent;

/** Accepts requests, returns them for completion and resumes them. */
public final class Requests {

    private static final Duration RECENT = Duration.ofDays(1);

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Resources resources;
    private final RequestRepository book;
    private final RequestClock clock;
    private final AutomaticDecisions rules;
    private final GrantRepository grants;
    private final RecordOutbox records;
    private final CatalogEvents catalog;
    private final RequestActs drafts;
    private final Acts acts;
    private final EventOutbox outbox;
    private final BarredOperators barredOperators;
    private final Interruptions interruptions;
    private final LivingDepartments living;
    private final LegalBases bases;
    private final FollowingDrafts followers;
    private final Completions completions;

    public Requests(ExchangeStore store, Permissions permissions, Resources resources, RequestRepository book,
            RequestClock clock, AutomaticDecisions rules, GrantRepository grants, RecordOutbox records,
            CatalogEvents catalog, RequestActs drafts, Acts acts, EventOutbox outbox, BarredOperators barredOperators,
            Interruptions interruptions, LivingDepartments living, LegalBases bases) {
        this.store = store;
        this.permissions = permissions;
        this.resources = resources;
        this.book = book;
        this.clock = clock;
        this.rules = rules;
        this.grants = grants;
        this.records = records;
        this.catalog = catalog;
        this.drafts = drafts;
        this.acts = acts;
        this.outbox = outbox;
        this.barredOperators = barredOperators;
        this.interruptions = interruptions;
        this.living = living;
        this.bases = bases;
        this.followers = new FollowingDrafts(store, permissions, book, grants);
        this.completions = new Completions(store, permissions, resources, book, drafts, acts);
        acts.onSigned(ActKind.REQUEST, this::signed);
    }

    /**
     * Takes a request. What is shared unconditionally is granted at once, what is not shared is refused at once with
     * its basis and a receipt. The same key with the same content is the same request.
     */
    public Submission submit(Actor actor, RequestDraft draft) {
        return submit(actor, draft, Optional.empty(), Optional.empty());
    }

    /**
     * The same, approved with a key of the requester's own. Its provider sees the request once it is signed.
     *
     * @param approved the act that {@link #previewAct} showed, with the requester's approval
     */
    public Submission submit(Actor actor, RequestDraft draft, Optional<ApprovedAct> approved) {
        return submit(actor, draft, Optional.empty(), approved);
    }

    /**
     * Refuses what was asked before: for the same resource and purpose, an item of it at least, by a request that is
     * open, or granted since yesterday. The same key is the same request and is not refused.
     */
    public void requireNew(Actor actor, RequestDraft draft) {
        permissions.require(actor, Role.REQUESTER);
        book.recent(actor.department(), draft.resource(), draft.purpose().strip(), store.now().minus(RECENT)).stream()
                .filter(each -> !each.key().equals(draft.key().strip()) && each.items().stream()
                        .map(RequestedItem::item).anyMatch(draft.items()::contains))
                .findFirst().ifPresent(each -> {
                    throw new CodedException(RequestCode.REQUEST_REPEATED, each.id(),
                            each.state().name(Language.ZH), each.state().name(Language.EN));
                });
    }

    /** @return the act of a request, whose digest a requester signs with a key of their own */
    public ActPreview previewAct(Actor actor, RequestDraft given) {
        return previewAct(actor, given, Optional.empty());
    }

    private ActPreview previewAct(Actor actor, RequestDraft given, Optional<String> renews) {
        permissions.require(actor, Role.REQUESTER);
        Resource resource = resources.published(given.resource());
        RequestDraft draft = RequestRules.check(given, resource, store.now());
        bases.requireNotEnded(resource, draft, store.today());
        return store.inTransaction(() -> acts.preview(drafts.request(
                DraftedRequests.fresh(actor, store.comingNumber("R"), draft, resource, renews, store.now()),
                actor.login())));
    }

    /**
     * Asks for what a grant allows again, until a later time. A grant that was revoked is not renewed.
     *
     * @param to the end of the new period; it begins where the old one ends, or now when that is past
     * @param approved the act that {@link #previewRenewal} showed, with the requester's approval
     */
    public Submission renew(Actor actor, String grantId, String key, Instant to, Optional<ApprovedAct> approved) {
        return submit(actor, followers.renewal(actor, grantId, key, to), Optional.of(grantId), approved);
    }

    /** @return the act of a renewal, whose digest a requester signs with a key of their own */
    public ActPreview previewRenewal(Actor actor, String grantId, String key, Instant to) {
        return previewAct(actor, followers.renewal(actor, grantId, key, to), Optional.of(grantId));
    }

    /**
     * Asks for other items, rows, modes or another end of what a grant allows. Once it is granted, the new grant
     * replaces this one from its first instant on.
     */
    public Submission amend(Actor actor, String grantId, Amendment wanted, Optional<ApprovedAct> approved) {
        return submit(actor, followers.amendment(actor, grantId, wanted), Optional.of(grantId), approved);
    }

    /** @return the act of an amendment, whose digest a requester signs with a key of their own */
    public ActPreview previewAmendment(Actor actor, String grantId, Amendment wanted) {
        return previewAct(actor, followers.amendment(actor, grantId, wanted), Optional.of(grantId));
    }

    private Submission submit(Actor actor, RequestDraft given, Optional<String> renews,
            Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.REQUESTER);
        Optional<Submission> before = repeated(actor, given);
        if (before.isPresent()) {
            return before.get();
        }
        Resource resource = resources.published(given.resource());
        if (resource.provider().equals(actor.department())) {
            throw new CodedException(ExchangeCode.OWN_RESOURCE, resource.code());
        }
        living.require(resource.provider());
        RequestDraft draft = RequestRules.check(given, resource, store.now());
        bases.requireNotEnded(resource, draft, store.today());
        Optional<CodedException> barred = barredOperators.against(actor, draft, resource, approved);
        catalog.relayNew();
        boolean taken = store.inTransaction(() -> take(actor, draft, resource, renews, approved));
        if (!taken) {
            return repeated(actor, given).orElseThrow();
        }
        outbox.drain();
        Submission submission = submission(book.byKey(actor.department(), draft.key()).orElseThrow().id());
        barred.ifPresent(reason -> barredOperators.tell(actor, submission, reason));
        return submission;
    }

    private boolean take(Actor actor, RequestDraft draft, Resource resource, Optional<String> renews,
            Optional<ApprovedAct> approved) {
        Request request = DraftedRequests.fresh(actor, store.nextNumber("R"), draft, resource, renews, store.now());
        if (!book.insert(request, RequestDigest.digest(draft))) {
            return false;
        }
        StoredAct asked = acts.submit(drafts.request(book.get(request.id()), actor.login()), approved);
        if (asked.state() == StoredAct.State.WAITING) {
            barredOperators.record(request, asked.act(), store.now());
        }
        return true;
    }

    /** The ledger hears of a request once; what completes it moves its clock. */
    private void signed(SignedAct signed) {
        Act act = signed.act();
        Request request = book.lock(act.id());
        boolean first = acts.about(ActKind.REQUEST, act.id()).stream()
                .filter(stored -> stored.signed().isPresent()).count() == 1;
        if (!first) {
            outbox.add(request.consumer(), (event, time) -> new LifeCycleEvent.RequestMoved(event, time,
                    EventType.REQUEST_COMPLETED, request.id(), act.digest()));
            return;
        }
        outbox.add(request.consumer(), (event, time) -> new LifeCycleEvent.RequestSubmitted(event, time, request.id(),
                request.consumer(), request.provider(), request.resource(),
                request.items().stream().map(RequestedItem::item).toList(), act.digest()));
        Resource resource = resources.version(request.resource(), request.version())
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, request.resource()));
        if (!barredOperators.refuse(request, act, store.now())) {
            rules.apply(request, resource, act, store.now());
        }
    }

    /** The provider tells, once, everything that is missing; the clock stands still until it is there. */
    public Request returnForCompletion(Actor actor, String id, String missing) {
        return interruptions.giveBack(actor, id, missing, Optional.empty());
    }

    /** @return the act of a completed request, whose digest a requester signs with a key of their own */
    public ActPreview previewCompletion(Actor actor, String id, RequestDraft given) {
        return completions.preview(actor, id, given);
    }

    /** The same with a hosted key. */
    public Request complete(Actor actor, String id, RequestDraft given) {
        return complete(actor, id, given, Optional.empty());
    }

    /**
     * The requester completes what was returned; key, resource and items stay, everything else may change.
     *
     * @param approved the act that {@link #previewCompletion} showed, with the requester's approval; nothing where a
     *     hosted key signs
     */
    public Request complete(Actor actor, String id, RequestDraft given, Optional<ApprovedAct> approved) {
        completions.complete(actor, id, given, approved);
        outbox.drain();
        return book.get(id);
    }

    /** The requester takes the request back, as long as nothing was granted. */
    public Request withdraw(Actor actor, String id, String reason) {
        return interruptions.withdraw(actor, id, reason, Optional.empty());
    }

    /** @return the request, for both sides, the authority and auditors */
    public Request get(Actor actor, String id) {
        Request request = book.get(id);
        permissions.requireInvolvement(actor, id, request.provider(), request.consumer());
        return request;
    }

    /** @return who did what when, in order */
    public List<RequestStep> steps(Actor actor, String id) {
        get(actor, id);
        return book.steps(id);
    }

    /** @return the legal clock that runs on the request; empty when nothing is owed any more */
    public Optional<ClockReading> clock(Actor actor, String id) {
        return clock.running(get(actor, id), store.today());
    }

    private Optional<Submission> repeated(Actor actor, RequestDraft given) {
        return book.byKey(actor.department(), given.key().strip()).map(keyed -> {
            Resource resource = resources.version(given.resource(), book.get(keyed.id()).version())
                    .orElseThrow(() -> new CodedException(ExchangeCode.REQUEST_KEY_REUSED, keyed.id()));
            RequestDraft draft = RequestRules.check(given, resource);
            if (!RequestDigest.digest(draft).equals(keyed.content())) {
                throw new CodedException(ExchangeCode.REQUEST_KEY_REUSED, keyed.id());
            }
            return submission(keyed.id());
        });
    }

    private Submission submission(String id) {
        rules.appendRefusalRecord(id);
        return new Submission(book.get(id), grants.ofRequest(id), records.ofRequest(id));
    }
}
