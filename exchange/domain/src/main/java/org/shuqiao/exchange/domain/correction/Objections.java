package org.shuqiao.exchange.domain.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.SealedTexts;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Records objections and their handling by the provider within the legal period. A correction at the source is told to
 * every receiver ({@link Corrections}).
 */
public final class Objections {

    /** Years that an error may go back. */
    private static final int OLDEST = 5;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final LegalClock clock;
    private final CatalogEvents catalog;
    private final Acts acts;
    private final EventOutbox outbox;
    private final Corrections corrections;
    private final SealedTexts details;
    private final SecurityJournal journal;
    private final ObjectionRows rows;
    private final ObjectionActs drafts;
    private final DeliveredRows delivered;

    public Objections(ExchangeStore store, Permissions permissions, Resources resources, LegalClock clock,
            CatalogEvents catalog, Acts acts, EventOutbox outbox, Corrections corrections, SealedTexts details,
            SecurityJournal journal, RecordLog log, GrantRepository grants) {
        this.store = store;
        this.permissions = permissions;
        this.clock = clock;
        this.catalog = catalog;
        this.acts = acts;
        this.outbox = outbox;
        this.corrections = corrections;
        this.details = details;
        this.journal = journal;
        this.rows = new ObjectionRows(store);
        this.drafts = new ObjectionActs(acts);
        this.delivered = new DeliveredRows(log, grants, resources);
    }

    /** @return the act of an objection, whose digest a person signs with a key of their own */
    public ActPreview previewAct(Actor actor, Complaint given) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        Complaint complaint = checked(given);
        return acts.preview(drafts.objection(actor, store.comingNumber("O"), delivered.resource(actor, complaint),
                complaint));
    }

    /**
     * Raises an objection. The same one to the same row, while it is open, is the same objection.
     *
     * @param approved the act that {@link #previewAct} showed, with the person's approval; nothing where the log-in
     *     vouches for the person
     */
    public Objection raise(Actor actor, Complaint given, Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        Complaint complaint = checked(given);
        Resource resource = delivered.resource(actor, complaint);
        catalog.relayNew();
        Objection raised = store.inTransaction(() -> {
            String id = store.nextNumber("O"); // of two at once one waits here
            Optional<Objection> before = rows.open(actor.department(), complaint);
            if (before.isPresent()) {
                return before.get();
            }
            rows.insert(id, actor, resource, complaint);
            if (!complaint.detail().isEmpty()) {
                details.keep(detail(id), complaint.detail().text());
            }
            String digest = acts.submit(drafts.objection(actor, id, resource, complaint), approved).act().digest();
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.CorrectionRaised(event, time, id,
                    resource.code(), digest));
            return rows.get(id);
        });
        outbox.drain();
        return raised;
    }

    /** The provider begins to check. */
    public Objection check(Actor actor, String id) {
        return store.inTransaction(() -> {
            lock(actor, id, ObjectionState.RAISED, "校核/checked");
            rows.check(id, actor.login());
            return rows.get(id);
        });
    }

    /** @return the act of the answer, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewAnswer(Actor actor, String id, Answered answer) {
        permissions.requireOf(actor, rows.get(id).provider(), id, Role.OFFICER);
        return acts.preview(drafts.answer(actor, id, checked(answer)));
    }

    /**
     * The provider says what came of it. Where the data were corrected, every receiver since the error entered is told.
     *
     * @param approved the act that {@link #previewAnswer} showed, with the officer's approval; nothing where the log-in
     *     vouches for the officer
     */
    public Objection close(Actor actor, String id, Answered given, Optional<ApprovedAct> approved) {
        Objection closed = store.inTransaction(() -> {
            Objection objection = lock(actor, id, ObjectionState.CHECKING, "办结/closed");
            Answered answer = checked(given);
            rows.close(id, answer);
            answer.since().ifPresent(since -> corrections.tell(objection, since, answer.detail()));
            String digest = acts.submit(drafts.answer(actor, id, answer), approved).act().digest();
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.CorrectionClosed(event, time, id,
                    answer.outcome() == ObjectionOutcome.CORRECTED, digest));
            return rows.get(id);
        });
        outbox.drain();
        return closed;
    }

    public Objection get(Actor actor, String id) {
        Objection objection = rows.get(id);
        permissions.requireInvolvement(actor, id, objection.provider(), objection.department());
        return objection;
    }

    /** @return what the objection says of the row, for the two sides; each reading is an entry of the security log */
    public RowDetail detail(Actor actor, String id) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        Objection objection = rows.get(id);
        if (!actor.department().equals(objection.provider()) && !actor.department().equals(objection.department())) {
            throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, id);
        }
        journal.enter(SecurityKind.DETAIL_READ, actor.login(), id, Map.of("of", "objection"));
        return details.open(detail(id)).map(RowDetail::read).orElse(RowDetail.NONE);
    }

    /** @return objections to the department's data and by it, newest first; all for the authority and auditors */
    public List<Objection> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return rows.all("""
                where :all or provider = :department or department = :department
                order by raised_at desc, id desc""", Map.of("all", all, "department", actor.department()));
    }

    /** @return the clock to the check of an objection that is open */
    public Optional<ClockReading> clock(Objection objection) {
        return objection.state() == ObjectionState.CLOSED ? Optional.empty() : Optional.of(
                clock.read(Duty.CHECK_OBJECTION, ExchangeStore.day(objection.raisedAt()), store.today()));
    }

    private static Complaint checked(Complaint given) {
        return new Complaint(given.receipt(), given.row(), given.resource(), given.item(),
                FreeTextRules.check("complaint", given.text()), given.detail());
    }

    private Answered checked(Answered given) {
        String text = FreeTextRules.check("explanation", given.explanation());
        if (given.outcome() == ObjectionOutcome.CONFIRMED) {
            return Answered.confirmed(text);
        }
        LocalDate since = given.since().filter(day -> !given.detail().right().isEmpty())
                .orElseThrow(() -> new CodedException(GrantUseCode.CORRECTION_INCOMPLETE));
        if (since.isAfter(store.today()) || since.isBefore(store.today().minusYears(OLDEST))) {
            throw new CodedException(GrantUseCode.SINCE_INVALID);
        }
        return Answered.corrected(text, since, given.detail());
    }

    private Objection lock(Actor actor, String id, ObjectionState needed, String action) {
        Objection objection = rows.lock(id);
        permissions.requireOf(actor, objection.provider(), id, Role.OFFICER);
        if (objection.state() != needed) {
            throw new CodedException(ExchangeCode.OBJECTION_STATE, id,
                    objection.state().name(Language.ZH) + "/" + objection.state().id(), action);
        }
        return objection;
    }

    private static String detail(String objection) {
        return "objection/" + objection;
    }
}
