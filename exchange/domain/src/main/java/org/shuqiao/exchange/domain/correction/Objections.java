package org.shuqiao.exchange.domain.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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
import org.shuqiao.exchange.domain.clock.Duty;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;

/** Records objections and their handling by the provider within the legal period. */
public final class Objections {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Resources resources;
    private final LegalClock clock;
    private final CatalogEvents catalog;
    private final Acts acts;
    private final EventOutbox outbox;

    public Objections(ExchangeStore store, Permissions permissions, Resources resources, LegalClock clock,
            CatalogEvents catalog, Acts acts, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.resources = resources;
        this.clock = clock;
        this.catalog = catalog;
        this.acts = acts;
        this.outbox = outbox;
    }

    /** Raises an objection; the log-in vouches for the person. */
    public Objection raise(Actor actor, String code, Optional<String> item, String complaint) {
        return raise(actor, code, item, complaint, Optional.empty());
    }

    /** @return the act of an objection, whose digest a person signs with a key of their own */
    public ActPreview previewAct(Actor actor, String code, Optional<String> item, String complaint) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        return acts.preview(draft(actor, store.comingNumber("O"), resources.published(code), item,
                FreeTextRules.check("complaint", complaint)));
    }

    /** @param approved the act that {@link #previewAct} showed, with the person's approval */
    public Objection raise(Actor actor, String code, Optional<String> item, String complaint,
            Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        Resource resource = resources.published(code);
        item.filter(name -> resource.item(name).isEmpty()).ifPresent(name -> {
            throw new CodedException(ExchangeCode.ITEM_UNKNOWN, code, name);
        });
        String text = FreeTextRules.check("complaint", complaint);
        catalog.relayNew();
        Objection raised = store.inTransaction(() -> {
            String id = store.nextNumber("O");
            store.sql("""
                    insert into exchange.objection (id, resource, provider, raised_by, department, item, complaint,
                        state, raised_at)
                    values (:id, :resource, :provider, :by, :department, :item, :complaint, :state, :at)""")
                    .param("id", id).param("resource", code).param("provider", resource.provider())
                    .param("by", actor.login()).param("department", actor.department())
                    .param("item", item.orElse(null)).param("complaint", text)
                    .param("state", ObjectionState.RAISED.id()).param("at", ExchangeStore.column(store.now()))
                    .update();
            String digest = acts.submit(draft(actor, id, resource, item, text), approved).act().digest();
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.CorrectionRaised(event, time, id, code,
                    digest));
            return find(id, "");
        });
        outbox.drain();
        return raised;
    }

    /** The provider begins to check. */
    public Objection check(Actor actor, String id) {
        return store.inTransaction(() -> {
            Objection objection = lock(actor, id, ObjectionState.RAISED, "校核/checked");
            store.sql("""
                    update exchange.objection set state = :state, checked_by = :by, checked_at = :at where id = :id""")
                    .param("state", ObjectionState.CHECKING.id()).param("by", actor.login())
                    .param("at", ExchangeStore.column(store.now())).param("id", objection.id()).update();
            return find(id, "");
        });
    }

    /** The provider says what came of it; the log-in vouches for the officer. */
    public Objection close(Actor actor, String id, ObjectionOutcome outcome, String explanation) {
        return close(actor, id, outcome, explanation, Optional.empty());
    }

    /** @return the act of the answer, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewAnswer(Actor actor, String id, ObjectionOutcome outcome, String explanation) {
        permissions.require(actor, Role.OFFICER);
        Objection objection = find(id, "");
        permissions.requireOf(actor, objection.provider(), id, Role.OFFICER);
        return acts.preview(answer(actor, id, outcome, FreeTextRules.check("explanation", explanation)));
    }

    /** @param approved the act that {@link #previewAnswer} showed, with the officer's approval */
    public Objection close(Actor actor, String id, ObjectionOutcome outcome, String explanation,
            Optional<ApprovedAct> approved) {
        String text = FreeTextRules.check("explanation", explanation);
        Objection closed = store.inTransaction(() -> {
            lock(actor, id, ObjectionState.CHECKING, "办结/closed");
            store.sql("""
                    update exchange.objection set state = :state, closed_at = :at, outcome = :outcome,
                        explanation = :explanation where id = :id""")
                    .param("state", ObjectionState.CLOSED.id()).param("at", ExchangeStore.column(store.now()))
                    .param("outcome", outcome.id()).param("explanation", text).param("id", id).update();
            Objection after = find(id, "");
            String digest = acts.submit(answer(actor, id, outcome, text), approved).act().digest();
            outbox.add(actor.department(), (event, time) -> new LifeCycleEvent.CorrectionClosed(event, time, id,
                    outcome == ObjectionOutcome.CORRECTED, digest));
            return after;
        });
        outbox.drain();
        return closed;
    }

    public Objection get(Actor actor, String id) {
        Objection objection = find(id, "");
        permissions.requireInvolvement(actor, id, objection.provider(), objection.department());
        return objection;
    }

    /** @return objections to the department's data and by it, newest first; all for the authority and auditors */
    public List<Objection> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return store.sql("""
                select * from exchange.objection where :all or provider = :department or department = :department
                order by raised_at desc, id desc""")
                .param("all", all).param("department", actor.department())
                .query((row, number) -> objection(row)).list();
    }

    /** @return the clock to the check of an objection that is open */
    public Optional<ClockReading> clock(Objection objection) {
        return objection.state() == ObjectionState.CLOSED ? Optional.empty() : Optional.of(
                clock.read(Duty.CHECK_OBJECTION, ExchangeStore.day(objection.raisedAt()), store.today()));
    }

    private ActDraft draft(Actor actor, String id, Resource resource, Optional<String> item, String complaint) {
        ObjectNode body = CanonicalJson.object().put("resource", resource.code()).put("version", resource.version())
                .put("complaint", complaint);
        item.ifPresent(name -> body.put("item", name));
        String words = id + " " + resource.title() + item.map(name -> " / " + name).orElse("") + "\n" + complaint;
        ActDraft draft = new ActDraft(ActKind.OBJECTION, id, actor.department(), actor.login(), words, body);
        return acts.reference(ActKind.ENTRY, EntryActs.id(resource.code(), resource.version()))
                .map(draft::following).orElse(draft);
    }

    private ActDraft answer(Actor actor, String id, ObjectionOutcome outcome, String explanation) {
        ObjectNode body = CanonicalJson.object().put("outcome", outcome.id()).put("explanation", explanation);
        ActDraft draft = new ActDraft(ActKind.ANSWER, id, actor.department(), actor.login(),
                id + " " + outcome.id() + "\n" + explanation, body);
        return acts.reference(ActKind.OBJECTION, id).map(draft::following).orElse(draft);
    }

    private Objection lock(Actor actor, String id, ObjectionState needed, String action) {
        Objection objection = find(id, " for update");
        permissions.requireOf(actor, objection.provider(), id, Role.OFFICER);
        if (objection.state() != needed) {
            throw new CodedException(ExchangeCode.OBJECTION_STATE, id,
                    objection.state().name(Language.ZH) + "/" + objection.state().id(), action);
        }
        return objection;
    }

    private Objection find(String id, String suffix) {
        return store.sql("select * from exchange.objection where id = :id" + suffix).param("id", id)
                .query((row, number) -> objection(row)).optional()
                .orElseThrow(() -> new CodedException(ExchangeCode.OBJECTION_UNKNOWN, id));
    }

    private static Objection objection(ResultSet row) throws SQLException {
        return new Objection(row.getString("id"), row.getString("resource"), row.getString("provider"),
                row.getString("department"), row.getString("raised_by"), Columns.optionalText(row, "item"),
                row.getString("complaint"), ObjectionState.of(row.getString("state")).orElseThrow(),
                Columns.time(row, "raised_at"), Columns.optionalTime(row, "closed_at"),
                Columns.optionalText(row, "outcome").flatMap(ObjectionOutcome::of),
                Columns.optionalText(row, "explanation").orElse(""));
    }
}
