package org.shuqiao.exchange.domain.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.source.Claim;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.catalog.source.Verdict;
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
 * Decides for the data authority which department shares a datum that two claim. The decision is an act of the
 * authority; when its key has signed it, hosted or at its own node, the verdict counts and the security log says so.
 */
public final class SourceDecisions {

    private static final String CLAIM = "claim";
    private static final String SUBJECT = "source:";

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Accounts accounts;
    private final Sources sources;
    private final Acts acts;
    private final SecurityJournal journal;

    public SourceDecisions(ExchangeStore store, Permissions permissions, Accounts accounts, Sources sources, Acts acts,
            SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.accounts = accounts;
        this.sources = sources;
        this.acts = acts;
        this.journal = journal;
        acts.onSigned(ActKind.SOURCE, this::settle);
    }

    /** @return the act of a decision, whose digest a person of the authority signs with a key of their own */
    public ActPreview preview(Actor actor, long id, String verdict, String reason) {
        return store.inTransaction(() -> acts.preview(act(actor, id, verdict, reason)));
    }

    /**
     * Decides a claim, once.
     *
     * @param approved the act that {@link #preview} showed; nothing for the log-in alone
     * @return the claim; not decided yet where the authority's node has still to sign
     * @throws CodedException {@code SAME_PERSON} for the one who made the claim
     */
    public Claim decide(Actor actor, long id, String verdict, String reason, Optional<ApprovedAct> approved) {
        return store.inTransaction(() -> {
            acts.submit(act(actor, id, verdict, reason), approved);
            return sources.get(id);
        });
    }

    private void settle(SignedAct signed) {
        Act act = signed.act();
        if (!act.body().has(CLAIM)) {
            return; // the other decisions about one source
        }
        Verdict verdict = verdict(act.body().path("verdict").asText());
        Claim decided = sources.decide(act.body().path(CLAIM).asLong(), verdict, act.body().path("reason").asText(),
                Acts.by(act));
        journal.enter(SecurityKind.SOURCE_DECIDED, Acts.by(act), decided.datum().element(),
                Map.of(CLAIM, String.valueOf(decided.id()), "subject", decided.datum().subject().code(), "verdict",
                        verdict.code(), "claimant", decided.claimant(), "holder", decided.holder()));
    }

    private ActDraft act(Actor actor, long id, String verdict, String reason) {
        permissions.require(actor, Role.AUTHORITY);
        Verdict chosen = verdict(verdict);
        if (reason.isBlank()) {
            throw new CodedException(CatalogCode.REASON_MISSING);
        }
        String checked = FreeTextRules.check("reason", reason);
        Claim claim = sources.lock(id);
        if (accounts.samePerson(claim.claimedBy(), actor.login())) {
            throw new CodedException(CatalogCode.SAME_PERSON);
        }
        if (claim.decision().isPresent() || acts.isWaiting(ActKind.SOURCE, SUBJECT + id)) {
            throw new CodedException(CatalogCode.CLAIM_DECIDED, id);
        }
        return act(actor, claim, chosen, checked);
    }

    private static Verdict verdict(String code) {
        return Labelled.find(Verdict.class, code).orElseThrow(() ->
                new CodedException(CatalogCode.VERDICT_UNKNOWN, code, Labelled.codes(Verdict.class)));
    }

    private static ActDraft act(Actor actor, Claim claim, Verdict verdict, String reason) {
        ObjectNode body = CanonicalJson.object().put(CLAIM, claim.id()).put("element", claim.datum().element())
                .put("subject", claim.datum().subject().code()).put("holder", claim.holder())
                .put("code", claim.holderCode()).put("entry", claim.entry()).put("item", claim.item())
                .put("claimant", claim.claimant()).put("verdict", verdict.code()).put("reason", reason);
        String words = ("一源裁决 %d：%s的数据元 %s，已由 %s 的条目 %s 共享，%s 申请另行共享：%s。理由：%s\n\n"
                + "Claim %d to the element %s of %s, which %s shares by %s, made by %s: %s. Reason: %s").formatted(
                        claim.id(), claim.datum().subject().zh(), claim.datum().element(), claim.holder(),
                        claim.holderCode(), claim.claimant(), verdict.zh(), reason, claim.id(),
                        claim.datum().element(), claim.datum().subject().en(), claim.holder(), claim.holderCode(),
                        claim.claimant(), verdict.en(), reason);
        return new ActDraft(ActKind.SOURCE, SUBJECT + claim.id(), actor.department(), actor.login(), words, body);
    }
}
