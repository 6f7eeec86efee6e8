package org.shuqiao.exchange.domain.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Decides for the data authority whether a department's form asks for what is shared all the same. The decision is an
 * act of the authority about one source, and takes effect when it is signed.
 */
public final class FormDecisions {

    private static final String FORM = "form";

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final FormRepository book;
    private final Acts acts;
    private final SecurityJournal journal;

    public FormDecisions(ExchangeStore store, Permissions permissions, Accounts accounts, Acts acts,
            SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.book = new FormRepository(store);
        this.acts = acts;
        this.journal = journal;
        acts.onSigned(ActKind.SOURCE, this::settle);
    }

    /** @return the act of a decision, whose digest a person of the authority signs with a key of their own */
    public ActPreview preview(Actor actor, String id, String verdict, String reason) {
        return store.inTransaction(() -> acts.preview(act(actor, decidable(actor, id), verdict(verdict),
                reason(reason))));
    }

    /**
     * Decides a check, once.
     *
     * @param approved the act that {@link #preview} showed; nothing for the log-in alone
     * @return the check; not decided yet where the authority's node has still to sign
     */
    public FormCheck decide(Actor actor, String id, String verdict, String reason, Optional<ApprovedAct> approved) {
        return store.inTransaction(() -> {
            FormCheck check = decidable(actor, id);
            acts.submit(act(actor, check, verdict(verdict), reason(reason)), approved);
            return book.get(id, "");
        });
    }

    private void settle(SignedAct signed) {
        Act act = signed.act();
        if (!act.body().has(FORM)) {
            return; // the other decisions about one source
        }
        String id = act.body().path(FORM).asText();
        FormVerdict verdict = verdict(act.body().path("verdict").asText());
        book.decide(id, verdict, act.body().path("reason").asText(), Acts.by(act));
        journal.enter(SecurityKind.SOURCE_DECIDED, Acts.by(act), id, Map.of(FORM, id, "verdict", verdict.code(),
                "claimant", act.body().path("department").asText()));
    }

    private FormCheck decidable(Actor actor, String id) {
        permissions.require(actor, Role.AUTHORITY);
        FormCheck check = book.get(id, " for update");
        if (accounts.samePerson(check.by(), actor.login())) {
            throw new CodedException(CatalogCode.SAME_PERSON);
        }
        if (check.decision().isPresent() || acts.isWaiting(ActKind.SOURCE, id)) {
            throw new CodedException(FormCode.CHECK_DECIDED, id);
        }
        if (!check.refused()) {
            throw new CodedException(FormCode.NOTHING_TO_DECIDE, id);
        }
        return check;
    }

    private static FormVerdict verdict(String code) {
        return Labelled.find(FormVerdict.class, code).orElseThrow(() ->
                new CodedException(FormCode.VERDICT_UNKNOWN, code, Labelled.codes(FormVerdict.class)));
    }

    private static String reason(String reason) {
        return FreeTextRules.check("reason", reason);
    }

    private static ActDraft act(Actor actor, FormCheck check, FormVerdict verdict, String reason) {
        ObjectNode body = CanonicalJson.object().put(FORM, check.id()).put("department", check.department())
                .put("title", check.title()).put("verdict", verdict.code()).put("reason", reason);
        ArrayNode fields = body.putArray("fields");
        check.fields().stream().filter(FormField::asksForShared).forEach(field -> fields.addObject()
                .put("asked", field.asked()).put("element", field.element().orElse(""))
                .put("code", field.shared().orElseThrow().code()));
        String shared = check.fields().stream().filter(FormField::asksForShared)
                .map(field -> field.asked() + " ← " + field.shared().orElseThrow().code())
                .collect(Collectors.joining("\n"));
        String words = ("表单核查 %s：%s 的表单“%s”要求填报已共享的数据，%s。理由：%s\n%s\n\n"
                + "Check %s: the form “%s” of %s, which asks for what is shared, %s. Reason: %s").formatted(check.id(),
                        check.department(), check.title(), verdict.zh(), reason, shared, check.id(), check.title(),
                        check.department(), verdict.en(), reason);
        return new ActDraft(ActKind.SOURCE, check.id(), actor.department(), actor.login(), words, body);
    }
}
