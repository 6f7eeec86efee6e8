package org.shuqiao.exchange.domain.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
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
 * document and an act.
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

    /** A step that may be taken. @param effect what it does, given the digest of its act */
    private record Prepared(String dispute, ActDraft act, Consumer<String> effect) { }

    /** @return disputes, newest first: all for the authority and auditors, else those of the department */
    public List<Dispute> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return all ? book.all() : book.of(actor.department());
    }

    public Dispute get(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        Dispute dispute = book.get(id);
        permissions.requireInvolvement(actor, id, dispute.raiser(), dispute.other());
        return dispute;
    }

    /** @return the act of a step, whose digest the person signs with a key of their own */
    public ActPreview preview(Actor actor, DisputeStep step) {
        return store.inTransaction(() -> acts.preview(prepared(actor, step, store.comingNumber("D")).act()));
    }

    /**
     * Takes a step.
     *
     * @param approved the act that {@link #preview} showed; nothing for the log-in alone
     * @throws CodedException {@code DISPUTE_STATE} when it is another one's turn; of a dispute that is raised
     *     {@code ENTRY_WITHDRAWN}, {@code NOTHING_DISPUTED}, {@code DISPUTE_OPEN}
     */
    public Dispute take(Actor actor, DisputeStep step, Optional<ApprovedAct> approved) {
        Dispute after = store.inTransaction(() -> {
            Prepared prepared = prepared(actor, step, step instanceof DisputeStep.Raise ? store.nextNumber("D") : "");
            prepared.effect().accept(acts.submit(prepared.act(), approved).act().digest());
            return book.get(prepared.dispute());
        });
        outbox.drain();
        return after;
    }

    private Prepared prepared(Actor actor, DisputeStep step, String number) {
        permissions.require(actor, step instanceof DisputeStep.Rule ? new Role[] {Role.AUTHORITY}
                : new Role[] {Role.REQUESTER, Role.OFFICER});
        String text = FreeTextRules.check("text", step.text());
        return switch (step) {
            case DisputeStep.Raise raise -> raised(actor, requests.lock(raise.request()), number, text);
            case DisputeStep.Answer answer -> answered(actor, book.lock(answer.dispute()), text);
            case DisputeStep.Settle settle -> settled(actor, book.lock(settle.dispute()), text);
            case DisputeStep.Escalate escalate -> escalated(actor, book.lock(escalate.dispute()), text);
            case DisputeStep.Rule rule -> ruled(actor, book.lock(rule.dispute()), rule, text);
        };
    }

    private Prepared raised(Actor actor, Request request, String id, String text) {
        if (!actor.department().equals(request.consumer()) && !actor.department().equals(request.provider())) {
            throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, request.id());
        }
        requireEntry(request);
        if (!disputable(request)) {
            throw new CodedException(DisputeCode.NOTHING_DISPUTED, request.id());
        }
        book.openOf(request.id()).ifPresent(open -> {
            throw new CodedException(DisputeCode.DISPUTE_OPEN, request.id(), open.id());
        });
        ObjectNode body = CanonicalJson.object().put("request", request.id()).put("layer", 1).put("text", text);
        Optional<ActReference> about = acts.reference(ActKind.DECISION, request.id())
                .or(() -> acts.reference(ActKind.REQUEST, request.id()));
        return new Prepared(id, draft(actor, ActKind.DISPUTE, id, "争议 " + id + "（" + request.id() + "）\n" + text
                + "\n\nDispute about the request", body, about), digest -> {
            book.insert(id, request, actor.department());
            book.write(id, 1, "raised", actor, text, Optional.empty());
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.DisputeRaised(event, time, id,
                    FactKind.REQUEST, request.id(), 1, digest));
        });
    }

    private Prepared answered(Actor actor, Dispute dispute, String text) {
        requireOf(actor, dispute.other(), dispute);
        require(dispute, dispute.state() == DisputeState.RAISED);
        return ruling(actor, dispute, "answered", text, Optional.empty(), digest ->
                book.move(dispute.id(), DisputeState.ANSWERED));
    }

    private Prepared settled(Actor actor, Dispute dispute, String text) {
        requireOf(actor, dispute.raiser(), dispute);
        require(dispute, dispute.state() != DisputeState.CLOSED);
        return ruling(actor, dispute, DisputeOutcome.SETTLED.id(), text, Optional.empty(), digest ->
                close(actor, dispute, DisputeOutcome.SETTLED, digest));
    }

    private Prepared escalated(Actor actor, Dispute dispute, String text) {
        requireOf(actor, dispute.raiser(), dispute);
        require(dispute, dispute.canEscalate());
        int layer = dispute.layer() + 1;
        ObjectNode body = CanonicalJson.object().put("request", dispute.request()).put("layer", layer)
                .put("text", text);
        String id = dispute.id();
        return new Prepared(id, draft(actor, ActKind.DISPUTE, id, "争议 " + id + " 提交第 " + layer + " 层\n" + text
                + "\n\nThe dispute goes to layer " + layer, body, before(id)), digest -> {
            book.escalate(id, layer, layer == 2 ? DisputeState.MEDIATING : DisputeState.DECIDING);
            book.write(id, layer, "escalated", actor, text, Optional.empty());
        });
    }

    private Prepared ruled(Actor actor, Dispute dispute, DisputeStep.Rule rule, String text) {
        DisputeOutcome outcome = rule.outcome();
        boolean mediates = outcome == DisputeOutcome.SETTLED || outcome == DisputeOutcome.FAILED;
        require(dispute, dispute.state() == (mediates ? DisputeState.MEDIATING : DisputeState.DECIDING));
        Optional<String> number = mediates ? Optional.empty() : Optional.of(reference(rule.reference()));
        if (outcome == DisputeOutcome.PROVIDE) {
            requireEntry(requests.get(dispute.request()));
        }
        return ruling(actor, dispute, outcome.id(), text, number, digest -> {
            if (outcome == DisputeOutcome.FAILED) {
                book.move(dispute.id(), DisputeState.FAILED);
            } else {
                close(actor, dispute, outcome, digest);
            }
        });
    }

    private Prepared ruling(Actor actor, Dispute dispute, String step, String text, Optional<String> reference,
            Consumer<String> effect) {
        ObjectNode body = CanonicalJson.object().put("layer", dispute.layer()).put("outcome", step).put("text", text);
        reference.ifPresent(number -> body.put("reference", number));
        String words = "争议 " + dispute.id() + "，第 " + dispute.layer() + " 层：" + step
                + reference.map(number -> "（" + number + "）").orElse("") + "\n" + text;
        return new Prepared(dispute.id(), draft(actor, ActKind.RULING, dispute.id(), words, body,
                before(dispute.id())), digest -> {
            book.write(dispute.id(), dispute.layer(), step, actor, text, reference);
            effect.accept(digest);
        });
    }

    private void close(Actor actor, Dispute dispute, DisputeOutcome outcome, String digest) {
        book.close(dispute.id(), outcome);
        outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.DisputeClosed(event, time, dispute.id(),
                digest));
    }

    private static ActDraft draft(Actor actor, ActKind kind, String id, String words, ObjectNode body,
            Optional<ActReference> follows) {
        ActDraft draft = new ActDraft(kind, id, actor.department(), actor.login(), words, body);
        return follows.map(draft::following).orElse(draft);
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

    private static void requireOf(Actor actor, String department, Dispute dispute) {
        if (!actor.department().equals(department)) {
            throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, dispute.id());
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
