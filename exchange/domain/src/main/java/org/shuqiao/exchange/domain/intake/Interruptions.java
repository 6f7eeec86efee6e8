package org.shuqiao.exchange.domain.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Deadline;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.EventType;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Stops, puts off and ends the clock of a request: the provider returns it for completion or extends its reply, the
 * consumer takes it back. Each is an act of its department with the reason, so that the clock can be reckoned offline.
 * It counts at once; a department's node signs it afterwards.
 */
public final class Interruptions {

    private static final String DISSOLVED = "rule:provider-gone";

    private final ExchangeStore store;
    private final Permissions permissions;
    private final RequestRepository book;
    private final RequestClock clock;
    private final Acts acts;
    private final LivingDepartments living;
    private final EventOutbox outbox;

    public Interruptions(ExchangeStore store, Permissions permissions, RequestRepository book, RequestClock clock,
            Acts acts, LivingDepartments living, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.clock = clock;
        this.acts = acts;
        this.living = living;
        this.outbox = outbox;
        acts.onSigned(ActKind.RETURN, signed -> tell(signed, EventType.REQUEST_RETURNED));
        acts.onSigned(ActKind.EXTENSION, signed -> tell(signed, EventType.REQUEST_EXTENDED));
        acts.onSigned(ActKind.WITHDRAWAL, signed -> tell(signed, EventType.REQUEST_WITHDRAWN));
    }

    /** Tells the ledger, which knows a request once the consumer's node has signed it. */
    private void tell(SignedAct signed, EventType type) {
        Act act = signed.act();
        if (acts.reference(ActKind.REQUEST, act.id()).isPresent()) {
            outbox.add(act.department(), (event, time) ->
                    new LifeCycleEvent.RequestMoved(event, time, type, act.id(), act.digest()));
        }
    }

    /** @return the act of a return, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewReturn(Actor actor, String id, String missing) {
        String note = FreeTextRules.check("missing", missing);
        return store.inTransaction(() -> acts.preview(returned(returnable(actor, id), note, actor)));
    }

    /** The provider tells, once, everything that is missing; the clock stands still until it is there. */
    public Request giveBack(Actor actor, String id, String missing, Optional<ApprovedAct> approved) {
        String note = FreeTextRules.check("missing", missing);
        store.inTransaction(() -> {
            Request request = returnable(actor, id);
            book.move(request, RequestAction.RETURN, actor.login(), note);
            acts.submit(returned(request, note, actor), approved);
        });
        outbox.drain();
        return book.get(id);
    }

    /** @return the act of an extension, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewExtension(Actor actor, String id, int days, String reason) {
        String note = FreeTextRules.check("reason", reason);
        return store.inTransaction(() -> acts.preview(extension(extendable(actor, id, days), days, note, actor)));
    }

    /**
     * The provider puts its reply off, once and before the period ends.
     *
     * @param days working days, 1 to those of the deadlines' {@code extend-reply}
     */
    public Request extend(Actor actor, String id, int days, String reason, Optional<ApprovedAct> approved) {
        String note = FreeTextRules.check("reason", reason);
        store.inTransaction(() -> {
            Request request = extendable(actor, id, days);
            book.extend(request, days, actor.login(), note);
            acts.submit(extension(request, days, note, actor), approved);
        });
        outbox.drain();
        return book.get(id);
    }

    /** @return the act of a withdrawal, whose digest a requester signs with a key of their own */
    public ActPreview previewWithdrawal(Actor actor, String id, String reason) {
        String note = FreeTextRules.check("reason", reason);
        return store.inTransaction(() -> acts.preview(withdrawal(withdrawable(actor, id), note, actor)));
    }

    /** The requester takes the request back, as long as nothing was granted. */
    public Request withdraw(Actor actor, String id, String reason, Optional<ApprovedAct> approved) {
        String note = FreeTextRules.check("reason", reason);
        store.inTransaction(() -> {
            Request request = withdrawable(actor, id);
            book.move(request, RequestAction.WITHDRAW, actor.login(), note);
            acts.submit(withdrawal(request, note, actor), approved);
        });
        outbox.drain();
        return book.get(id);
    }

    /**
     * Ends open requests whose provider is no department any more: nobody can answer them, and no clock runs against
     * nobody. @return how many
     */
    public int closeOrphaned() {
        List<Request> orphaned = book.in(EnumSet.of(RequestState.SUBMITTED, RequestState.RETURNED,
                RequestState.AGREED, RequestState.PARTLY_AGREED)).stream()
                .filter(request -> !living.has(request.provider())).toList();
        orphaned.forEach(each -> store.inTransaction(() -> {
            Request request = book.lock(each.id());
            if (request.state().after(RequestAction.WITHDRAW).isPresent()) {
                book.move(request, RequestAction.WITHDRAW, DISSOLVED,
                        ClockCode.PROVIDER_GONE.id() + " " + request.provider());
            }
        }));
        return orphaned.size();
    }

    private Request returnable(Actor actor, String id) {
        Request request = book.lock(id);
        permissions.requireOf(actor, request.provider(), id, Role.OFFICER);
        if (request.state() == RequestState.SUBMITTED && request.times().noticeAt().isPresent()) {
            throw new CodedException(ExchangeCode.RETURNED_BEFORE, id);
        }
        ClockReading reading = clock.reply(request, store.today());
        if (request.state() == RequestState.SUBMITTED && reading.isOverdue()) {
            throw new CodedException(ExchangeCode.NOTICE_TOO_LATE, id, reading.due().orElseThrow());
        }
        return possible(request, RequestAction.RETURN);
    }

    private Request extendable(Actor actor, String id, int days) {
        Request request = book.lock(id);
        permissions.requireOf(actor, request.provider(), id, Role.OFFICER);
        if (request.state() != RequestState.SUBMITTED || request.times().extended() > 0
                || clock.reply(request, store.today()).isOverdue()) {
            throw new CodedException(ClockCode.EXTENSION_LATE, id);
        }
        Deadline most = clock.longestExtension(store.today());
        if (days < 1 || days > most.workingDays()) {
            throw new CodedException(ClockCode.EXTENSION_LONG, most.workingDays(), most.basis());
        }
        return request;
    }

    private Request withdrawable(Actor actor, String id) {
        Request request = book.lock(id);
        permissions.requireOf(actor, request.consumer(), id, Role.REQUESTER);
        return possible(request, RequestAction.WITHDRAW);
    }

    private static Request possible(Request request, RequestAction action) {
        if (request.state().after(action).isEmpty()) {
            throw RequestRepository.illegal(request, action);
        }
        return request;
    }

    private ActDraft returned(Request request, String missing, Actor actor) {
        ObjectNode body = CanonicalJson.object().put("missing", missing);
        return following(request, new ActDraft(ActKind.RETURN, request.id(), request.provider(), actor.login(),
                "%s：退回补正，时钟自今日起暂停。\n%s\n\n%s: returned for completion; the clock stands still from today."
                        .formatted(request.id(), missing, request.id()), body));
    }

    private ActDraft extension(Request request, int days, String reason, Actor actor) {
        ObjectNode body = CanonicalJson.object().put("days", days).put("reason", reason);
        return following(request, new ActDraft(ActKind.EXTENSION, request.id(), request.provider(), actor.login(),
                "%s：答复延期 %d 个工作日。\n%s\n\n%s: the reply is put off by %d working days."
                        .formatted(request.id(), days, reason, request.id(), days), body));
    }

    private ActDraft withdrawal(Request request, String reason, Actor actor) {
        ObjectNode body = CanonicalJson.object().put("reason", reason);
        return following(request, new ActDraft(ActKind.WITHDRAWAL, request.id(), request.consumer(), actor.login(),
                "%s：撤回申请。\n%s\n\n%s: the request is taken back.".formatted(request.id(), reason, request.id()), body));
    }

    private ActDraft following(Request request, ActDraft draft) {
        ObjectNode body = draft.body();
        body.set("clock", clock.citation(request));
        ActDraft cited = new ActDraft(draft.kind(), draft.id(), draft.department(), draft.person(), draft.words(),
                body);
        return acts.reference(ActKind.REQUEST, request.id()).map(cited::following).orElse(cited);
    }
}
