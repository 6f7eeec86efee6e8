package org.shuqiao.exchange.domain.supervision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.duty.OpenDuties;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Calls on departments to do what is overdue: the data authority issues a notice, which has a clock of its own, and the
 * department answers it. Both are acts. What is overdue stays owed whatever the answer is.
 */
public final class Supervisions {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final OpenDuties duties;
    private final SupervisionRepository book;
    private final Acts acts;

    public Supervisions(ExchangeStore store, Permissions permissions, OpenDuties duties, SupervisionRepository book,
            Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.duties = duties;
        this.book = book;
        this.acts = acts;
    }

    /** @return what is overdue, the oldest first: all for the authority and auditors, else what the department owes */
    public List<OpenDuty> overdue(Actor actor) {
        boolean all = seesAll(actor);
        return duties.overdue().stream().filter(duty -> all || duty.debtor().equals(actor.department())).toList();
    }

    /** @return notices, newest first: all for the authority and auditors, else those to the department */
    public List<Supervision> list(Actor actor) {
        return seesAll(actor) ? book.all() : book.of(actor.department());
    }

    /** @return the act of a notice, whose digest a person of the authority signs with a key of their own */
    public ActPreview previewNotice(Actor actor, String subject, String demand) {
        permissions.require(actor, Role.AUTHORITY);
        String text = FreeTextRules.check("demand", demand);
        return acts.preview(notice(actor, store.comingNumber("S"), due(subject), text));
    }

    /**
     * Issues a notice about what is overdue.
     *
     * @throws CodedException {@code SUPERVISION_SUBJECT} when nothing of it is, or a notice waits for its answer
     */
    public Supervision issue(Actor actor, String subject, String demand, Optional<ApprovedAct> approved) {
        permissions.require(actor, Role.AUTHORITY);
        String text = FreeTextRules.check("demand", demand);
        return store.inTransaction(() -> {
            String id = store.nextNumber("S");
            OpenDuty about = due(subject);
            acts.submit(notice(actor, id, about, text), approved);
            book.insert(id, about, text, actor.login());
            return book.get(id, "");
        });
    }

    /** @return the act of an answer, whose digest an officer of the department signs with a key of their own */
    public ActPreview previewAnswer(Actor actor, String id, String text) {
        String checked = FreeTextRules.check("text", text);
        return acts.preview(answer(actor, answerable(actor, id, ""), checked));
    }

    /** The department answers, once. */
    public Supervision answer(Actor actor, String id, String text, Optional<ApprovedAct> approved) {
        String checked = FreeTextRules.check("text", text);
        return store.inTransaction(() -> {
            Supervision notice = answerable(actor, id, " for update");
            acts.submit(answer(actor, notice, checked), approved);
            book.answer(id, checked, actor.login());
            return book.get(id, "");
        });
    }

    private boolean seesAll(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
    }

    private OpenDuty due(String subject) {
        return duties.overdue().stream().filter(duty -> duty.subject().equals(subject.strip()))
                .filter(duty -> !book.isOpen(duty.subject(), duty.duty())).findFirst()
                .orElseThrow(() -> new CodedException(ClockCode.SUPERVISION_SUBJECT, subject));
    }

    private Supervision answerable(Actor actor, String id, String suffix) {
        permissions.require(actor, Role.OFFICER);
        Supervision notice = book.get(id, suffix);
        permissions.requireOf(actor, notice.department(), id, Role.OFFICER);
        if (notice.answer().isPresent()) {
            throw new CodedException(ClockCode.SUPERVISION_STATE, id);
        }
        return notice;
    }

    private ActDraft notice(Actor actor, String id, OpenDuty about, String demand) {
        ObjectNode body = CanonicalJson.object().put("subject", about.subject()).put("duty", about.duty().id())
                .put("department", about.debtor()).put("demand", demand)
                .put("due", about.clock().due().orElseThrow().toString()).put("overdue", about.clock().overdue());
        return new ActDraft(ActKind.SUPERVISION, id, actor.department(), actor.login(),
                "督办 %s → %s：%s 逾期 %d 个工作日。\n%s\n\nSupervision notice %s to %s: %s is late by %d working days."
                        .formatted(id, about.debtor(), about.subject(), about.clock().overdue(), demand, id,
                                about.debtor(), about.subject(), about.clock().overdue()), body);
    }

    private ActDraft answer(Actor actor, Supervision notice, String text) {
        ActDraft draft = new ActDraft(ActKind.SUPERVISION_ANSWER, notice.id(), actor.department(), actor.login(),
                "答复督办 %s：\n%s\n\nAnswer to the supervision notice %s".formatted(notice.id(), text, notice.id()),
                CanonicalJson.object().put("text", text));
        Optional<ActReference> before = acts.reference(ActKind.SUPERVISION, notice.id());
        return before.map(draft::following).orElse(draft);
    }
}
