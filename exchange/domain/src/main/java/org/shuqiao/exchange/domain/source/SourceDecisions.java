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
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Decides for the data authority which department shares a datum that two claim. The decision is a signed act of the
 * authority, where a hosted key signs for it, and an entry of the security log, in one transaction.
 */
public final class SourceDecisions {

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
    }

    /** @return the act of a decision, whose digest a person of the authority signs with a key of their own */
    public ActPreview preview(Actor actor, long id, String verdict, String reason) {
        Ruling ruling = checked(actor, id, verdict, reason);
        return acts.preview(act(actor, sources.get(id), ruling.verdict(), ruling.reason()));
    }

    /**
     * Decides a claim.
     *
     * @param approved the act that {@link #preview} showed; without one an authority with a node signs none
     * @throws CodedException {@code SAME_PERSON} for the one who made the claim
     */
    public Claim decide(Actor actor, long id, String verdict, String reason, Optional<ApprovedAct> approved) {
        Ruling ruling = checked(actor, id, verdict, reason);
        Verdict chosen = ruling.verdict();
        return store.inTransaction(() -> {
            Claim decided = sources.decide(id, chosen, ruling.reason(), actor.login());
            ActDraft draft = act(actor, decided, chosen, ruling.reason());
            if (approved.isPresent()) {
                acts.submit(draft, approved);
            } else {
                acts.submitHosted(draft);
            }
            journal.enter(SecurityKind.SOURCE_DECIDED, actor.login(), decided.datum().element(),
                    Map.of("claim", String.valueOf(id), "subject", decided.datum().subject().code(), "verdict",
                            chosen.code(), "claimant", decided.claimant(), "holder", decided.holder()));
            return decided;
        });
    }

    private record Ruling(Verdict verdict, String reason) { }

    private Ruling checked(Actor actor, long id, String verdict, String reason) {
        permissions.require(actor, Role.AUTHORITY);
        Verdict chosen = Labelled.find(Verdict.class, verdict).orElseThrow(() ->
                new CodedException(CatalogCode.VERDICT_UNKNOWN, verdict, Labelled.codes(Verdict.class)));
        if (reason.isBlank()) {
            throw new CodedException(CatalogCode.REASON_MISSING);
        }
        if (accounts.samePerson(sources.get(id).claimedBy(), actor.login())) {
            throw new CodedException(CatalogCode.SAME_PERSON);
        }
        return new Ruling(chosen, FreeTextRules.check("reason", reason));
    }

    private static ActDraft act(Actor actor, Claim claim, Verdict verdict, String reason) {
        ObjectNode body = CanonicalJson.object().put("claim", claim.id()).put("element", claim.datum().element())
                .put("subject", claim.datum().subject().code()).put("holder", claim.holder())
                .put("code", claim.holderCode()).put("entry", claim.entry()).put("item", claim.item())
                .put("claimant", claim.claimant()).put("verdict", verdict.code()).put("reason", reason);
        String words = ("一源裁决 %d：%s的数据元 %s，已由 %s 的条目 %s 共享，%s 申请另行共享：%s。理由：%s\n\n"
                + "Claim %d to the element %s of %s, which %s shares by %s, made by %s: %s. Reason: %s").formatted(
                        claim.id(), claim.datum().subject().zh(), claim.datum().element(), claim.holder(),
                        claim.holderCode(), claim.claimant(), verdict.zh(), reason, claim.id(),
                        claim.datum().element(), claim.datum().subject().en(), claim.holder(), claim.holderCode(),
                        claim.claimant(), verdict.en(), reason);
        return new ActDraft(ActKind.SOURCE, "source:" + claim.id(), actor.department(), actor.login(), words, body);
    }
}
