package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Drafts the acts of an emergency grant, both of the data authority: the proposal follows from the consumer's request
 * and has in its body {@code request}, {@code policy}, {@code binding} and {@code reason}; the grant, which another
 * person approves, follows from the proposal and has the same policy and binding.
 */
public final class EmergencyActs {

    private final Acts acts;
    private final GrantActs grants;
    private final EmergencyBasis basis;
    private final Resources resources;
    private final PolicyExplainer reader;

    public EmergencyActs(Acts acts, GrantActs grants, EmergencyBasis basis, Resources resources,
            PolicyExplainer reader) {
        this.acts = acts;
        this.grants = grants;
        this.basis = basis;
        this.resources = resources;
        this.reader = reader;
    }

    /** @return whether the entry that the provider signed names the department as its authority */
    public boolean names(Request request, String department) {
        resources.version(request.resource(), request.version()).ifPresent(grants::requireEntry);
        return basis.authority(request.resource(), request.version()).filter(department::equals).isPresent();
    }

    public ActDraft proposal(String id, Request request, Policy policy, Actor actor, String reason) {
        ActReference asked = acts.reference(ActKind.REQUEST, request.id())
                .orElseThrow(() -> new CodedException(ExchangeCode.REQUEST_UNSIGNED, request.id()));
        ObjectNode body = CanonicalJson.object().put("request", request.id()).put("reason", reason);
        body.set("policy", PolicyJson.tree(policy));
        body.set("binding", grants.binding(policy).tree());
        String words = "提出应急授权 %s，事由：%s\n\n%s\n\nPropose the emergency grant %s: %s".formatted(id, reason,
                reader.preview(policy, request).words(), id, reason);
        return new ActDraft(ActKind.EMERGENCY, id, actor.department(), actor.login(), words, body).following(asked);
    }

    /** @throws CodedException {@code REQUEST_UNSIGNED} while the authority's node has not signed the proposal */
    public ActDraft grant(String id, Actor actor) {
        Act proposal = acts.signed(ActKind.EMERGENCY, id)
                .orElseThrow(() -> new CodedException(ExchangeCode.REQUEST_UNSIGNED, id)).act();
        JsonFields fields = JsonFields.of(proposal.body(), "body.");
        ObjectNode body = CanonicalJson.object().put("request", fields.text("request"));
        body.set("policy", fields.object("policy"));
        body.set("binding", fields.object("binding"));
        Policy policy = PolicyJson.read(GrantActs.policy(proposal));
        String words = "给予应急授权 %s（提出人 %s）\n\n%s\n\nGive the emergency grant %s, proposed by %s".formatted(id,
                proposal.person(), reader.explain(policy, Language.ZH) + "\n\n"
                        + reader.explain(policy, Language.EN), id, proposal.person());
        return new ActDraft(ActKind.GRANT, id, actor.department(), actor.login(), words, body)
                .following(proposal.reference());
    }
}
