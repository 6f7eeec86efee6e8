package org.shuqiao.exchange.domain.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Settles disputes about requests in three layers: the two departments consult, the data authority mediates, the
 * government at the same level decides and the authority registers its document. Each layer has a clock, each step is a
 * document and an act. Who raised the dispute may settle it at any time, and takes it to the next layer when the one
 * before came to nothing or ran out of time.
 */
public final class Disputes {

    private static final int REFERENCE = 100;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository requests;
    private final RequestClock clock;
    private final Resources resources;
    private final DisputeRepository book;
    private final Acts acts;
    private final EventOutbox outbox;

    public Disputes(ExchangeStore store, Permissions permissions, RequestRepository requests, RequestClock clock,
            Resources resources, DisputeRepository book, Acts acts, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.requests = requests;
        this.clock = clock;
        this.resources = resources;
        this.book = book;
        this.acts = acts;
        this.outbox = outbox;
    }

    /** @return disputes, newest first: all for the authority and auditors, else those of the department */
    public List<Dispute> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return all ? book.all() : book.of(actor.department());
    }

    public Dispute get(Actor actor, String id) {
        Dispute dispute = book.get(id);
        permissions.requireInvolvement(actor, id, dispute.raiser(), dispute.other());
        return dispute;
    }

    /**
     * A side of a request that was answered, or is overdue, disputes it.
     *
     * @throws CodedException {@code ENTRY_WITHDRAWN}, {@code NOTHING_DISPUTED}, {@code DISPUTE_OPEN}
     */
    public Dispute raise(Actor actor, String requestId, String text) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        String checked = FreeTextRules.check("text", text);
        Dispute raised = store.inTransaction(() -> {
            Request request = requests.lock(requestId);
            requireSide(actor, request);
            requireEntry(request);
            if (!disputable(request)) {
                throw new CodedException(DisputeCode.NOTHING_DISPUTED, requestId);
            }
            book.openOf(requestId).ifPresent(open -> {
                throw new CodedException(DisputeCode.DISPUTE_OPEN, requestId, open.id());
            });
            String id = store.nextNumber("D");
            book.insert(id, request, actor.department());
            book.write(id, 1, "raised", actor, checked, Optional.empty());
            ObjectNode body = CanonicalJson.object().put("request", requestId).put("layer", 1).put("text", checked);
            Optional<ActReference> about = acts.reference(ActKind.DECISION, requestId)
                    .or(() -> acts.reference(ActKind.REQUEST, requestId));
            String digest = submit(actor, ActKind.DISPUTE, id, "争议 " + id + "（" + requestId + "）\n" + checked
                    + "\n\nDispute about the request", body, about);
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.DisputeRaised(event, time, id,
                    FactKind.REQUEST, requestId, 1, digest));
            return book.get(id);
        });
        outbox.drain();
        return raised;
    }

    /** Layer 1: the other department says what it thinks of it. */
    public Dispute answer(Actor actor, String id, String text) {
        String checked = FreeTextRules.check("text", text);
        return store.inTransaction(() -> {
            Dispute dispute = book.lock(id);
            permissions.requireOf(actor, dispute.other(), id, Role.REQUESTER, Role.OFFICER);
            require(dispute, dispute.state() == DisputeState.RAISED);
            ruling(actor, dispute, "answered", checked, Optional.empty());
            book.move(id, DisputeState.ANSWERED);
            return book.get(id);
        });
    }

    /** Who raised it is content: the dispute ends, in whatever layer it is. */
    public Dispute settle(Actor actor, String id, String text) {
        String checked = FreeTextRules.check("text", text);
        Dispute settled = store.inTransaction(() -> {
            Dispute dispute = book.lock(id);
            permissions.requireOf(actor, dispute.raiser(), id, Role.REQUESTER, Role.OFFICER);
            require(dispute, dispute.state() != DisputeState.CLOSED);
            close(actor, dispute, DisputeOutcome.SETTLED,
                    ruling(actor, dispute, DisputeOutcome.SETTLED.id(), checked, Optional.empty()));
            return book.get(id);
        });
        outbox.drain();
        return settled;
    }

    /** Who raised it takes it to the next layer, once this one failed or ran out of time. */
    public Dispute escalate(Actor actor, String id, String text) {
        String checked = FreeTextRules.check("text", text);
        return store.inTransaction(() -> {
            Dispute dispute = book.lock(id);
            permissions.requireOf(actor, dispute.raiser(), id, Role.REQUESTER, Role.OFFICER);
            boolean late = dispute.clock().filter(ClockReading::isOverdue).isPresent();
            boolean ready = switch (dispute.state()) {
                case ANSWERED, FAILED -> true;
                case RAISED, MEDIATING -> late;
                case DECIDING, CLOSED -> false;
            };
            require(dispute, ready);
            int layer = dispute.layer() + 1;
            ObjectNode body = CanonicalJson.object().put("request", dispute.request()).put("layer", layer)
                    .put("text", checked);
            submit(actor, ActKind.DISPUTE, id, "争议 " + id + " 提交第 " + layer + " 层\n" + checked
                    + "\n\nThe dispute goes to layer " + layer, body, before(id));
            book.escalate(id, layer, layer == 2 ? DisputeState.MEDIATING : DisputeState.DECIDING);
            book.write(id, layer, "escalated", actor, checked, Optional.empty());
            return book.get(id);
        });
    }

    /**
     * Layers 2 and 3: the authority says what came of its mediation, or registers the government's decision.
     *
     * @param outcome   settled or failed of a mediation; provide or dismiss of a decision
     * @param reference number of the government's document, with a decision
     */
    public Dispute rule(Actor actor, String id, DisputeOutcome outcome, String text, Optional<String> reference) {
        permissions.require(actor, Role.AUTHORITY);
        String checked = FreeTextRules.check("text", text);
        Dispute ruled = store.inTransaction(() -> {
            Dispute dispute = book.lock(id);
            boolean mediates = outcome == DisputeOutcome.SETTLED || outcome == DisputeOutcome.FAILED;
            require(dispute, dispute.state() == (mediates ? DisputeState.MEDIATING : DisputeState.DECIDING));
            Optional<String> number = mediates ? Optional.empty() : Optional.of(reference(reference));
            if (outcome == DisputeOutcome.PROVIDE) {
                requireEntry(requests.get(dispute.request()));
            }
            String digest = ruling(actor, dispute, outcome.id(), checked, number);
            if (outcome == DisputeOutcome.FAILED) {
                book.move(id, DisputeState.FAILED);
            } else {
                close(actor, dispute, outcome, digest);
            }
            return book.get(id);
        });
        outbox.drain();
        return ruled;
    }

    private void close(Actor actor, Dispute dispute, DisputeOutcome outcome, String digest) {
        book.close(dispute.id(), outcome);
        outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.DisputeClosed(event, time, dispute.id(),
                digest));
    }

    /** @return the digest of the act */
    private String ruling(Actor actor, Dispute dispute, String step, String text, Optional<String> reference) {
        ObjectNode body = CanonicalJson.object().put("layer", dispute.layer()).put("outcome", step).put("text", text);
        reference.ifPresent(number -> body.put("reference", number));
        String digest = submit(actor, ActKind.RULING, dispute.id(), "争议 " + dispute.id() + "，第 " + dispute.layer()
                + " 层：" + step + reference.map(number -> "（" + number + "）").orElse("") + "\n" + text, body,
                before(dispute.id()));
        book.write(dispute.id(), dispute.layer(), step, actor, text, reference);
        return digest;
    }

    private String submit(Actor actor, ActKind kind, String id, String words, ObjectNode body,
            Optional<ActReference> follows) {
        ActDraft draft = new ActDraft(kind, id, actor.department(), actor.login(), words, body);
        return acts.submit(follows.map(draft::following).orElse(draft)).act().digest();
    }

    private Optional<ActReference> before(String id) {
        return acts.reference(ActKind.RULING, id).or(() -> acts.reference(ActKind.DISPUTE, id));
    }

    private boolean disputable(Request request) {
        return switch (request.state()) {
            case REFUSED, PARTLY_AGREED, AGREED, GRANTED -> true;
            case SUBMITTED, RETURNED -> clock.running(request, store.today())
                    .filter(ClockReading::isOverdue).isPresent();
            case WITHDRAWN -> false;
        };
    }

    private void requireEntry(Request request) {
        if (request.state() != RequestState.GRANTED && !resources.isPublished(request.resource())) {
            throw new CodedException(DisputeCode.ENTRY_WITHDRAWN, request.resource());
        }
    }

    private static void requireSide(Actor actor, Request request) {
        if (!actor.department().equals(request.consumer()) && !actor.department().equals(request.provider())) {
            throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, request.id());
        }
    }

    private static void require(Dispute dispute, boolean possible) {
        if (!possible) {
            throw new CodedException(DisputeCode.DISPUTE_STATE, dispute.id(), dispute.state().name(Language.ZH),
                    dispute.state().name(Language.EN));
        }
    }

    private static String reference(Optional<String> given) {
        String number = given.map(String::strip).filter(text -> !text.isEmpty() && text.length() <= REFERENCE)
                .orElseThrow(() -> new CodedException(DisputeCode.REFERENCE_MISSING));
        return FreeTextRules.check("reference", number);
    }
}
