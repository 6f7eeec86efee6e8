package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.lead.LeadDuties;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Drafts the acts of a grant. The act of a grant has in its body {@code request}, {@code policy}, {@code binding},
 * {@code ends} where it replaces another grant and, signed again, {@code replaces}, and follows from the decision;
 * those of a revocation and of a suspension have {@code grant} and {@code reason}, and follow from the grant.
 */
public final class GrantActs {

    private final Acts acts;
    private final EntryActs entries;
    private final Resources resources;
    private final PolicyExplainer reader;
    private final GrantFollowers followers;
    private final Delegations delegations;
    private final LeadDuties lead;

    public GrantActs(Acts acts, EntryActs entries, Resources resources, PolicyExplainer reader,
            GrantFollowers followers, Delegations delegations, LeadDuties lead) {
        this.lead = lead;
        this.delegations = delegations;
        this.followers = followers;
        this.acts = acts;
        this.entries = entries;
        this.resources = resources;
        this.reader = reader;
    }

    ActDraft grant(String id, Request request, Policy policy, String by) {
        return grant(id, request, reader.preview(policy, request), by,
                acts.reference(ActKind.DECISION, request.id()));
    }

    /** @param decision from which it follows, also one that is approved with it and not signed yet */
    ActDraft grant(String id, Request request, GrantPreview shown, String by, Optional<ActReference> decision) {
        Policy policy = shown.policy();
        ObjectNode body = CanonicalJson.object().put("request", request.id());
        body.set("policy", PolicyJson.tree(policy));
        body.set("binding", binding(policy).tree());
        Optional<String> ends = request.renews().filter(earlier -> !earlier.equals(id)).filter(earlier ->
                followers.replaces(earlier, policy));
        ends.ifPresent(earlier -> body.put("ends", earlier));
        ActDraft draft = new ActDraft(ActKind.GRANT, id, policy.provider(), Acts.person(by),
                shown.words() + "\n\n" + id + ends.map(GrantActs::replacing).orElse(""), body);
        ActDraft named = delegations.naming(draft, grade(policy));
        return decision.map(named::following).orElse(named);
    }

    /**
     * Demands who signs it: an officer of the provider, or its lead where the provider's rule says so.
     *
     * @param what names the grant or request to who is refused
     */
    void requireSigner(Actor actor, String what, Policy policy) {
        lead.requireForGrant(actor, policy.provider(), what, grade(policy));
    }

    private Grade grade(Policy policy) {
        return lead.grade(policy.resource(), policy.version(), policy.columns());
    }

    private static String replacing(String earlier) {
        return "\n自本授权起始时起取代 %s\nIt replaces %s from its first instant on".formatted(earlier, earlier);
    }

    /** The grant as it is, on the table that the resource stands on now. */
    ActDraft again(Grant grant, Request request, String by) {
        ActDraft draft = grant(grant.id(), request, grant.policy(), by);
        ObjectNode body = draft.body();
        grant.evidence().act().map(ActReference::tree).ifPresent(before -> body.set("replaces", before));
        return new ActDraft(draft.kind(), draft.id(), draft.department(), draft.person(), draft.words(), body);
    }

    /** @param department the provider; of an emergency grant also the authority that gave it */
    ActDraft revocation(Grant grant, String reason, String department, String by) {
        ObjectNode body = CanonicalJson.object().put("grant", grant.id()).put("reason", reason);
        ActDraft draft = new ActDraft(ActKind.REVOCATION, grant.id(), department, by,
                "撤销授权 %s：%s\n\nRevoke the grant %s: %s".formatted(grant.id(), reason, grant.id(), reason), body);
        return grant.evidence().act().map(draft::following).orElse(draft);
    }

    /** It counts until the grant is signed {@linkplain #again again}. */
    ActDraft suspension(Grant grant, String reason, String by) {
        ObjectNode body = CanonicalJson.object().put("grant", grant.id()).put("reason", reason);
        ActDraft draft = new ActDraft(ActKind.SUSPENSION, grant.id(), grant.policy().provider(), by,
                "暂停授权 %s：%s\n\nSuspend the grant %s: %s".formatted(grant.id(), reason, grant.id(), reason), body);
        return grant.evidence().act().map(draft::following).orElse(draft);
    }

    /** @return whether a grant of the request waits for the signature of the provider's node */
    boolean isWaiting(Request request) {
        return acts.waiting(request.provider()).stream().map(each -> each.act())
                .anyMatch(act -> act.kind() == ActKind.GRANT && request(act).equals(request.id()));
    }

    /** @throws CodedException {@code ENTRY_UNSIGNED} when the provider has not signed the entry as it is bound now */
    void requireEntry(Resource resource) {
        entries.require(resource);
    }

    static String request(Act grant) {
        return JsonFields.of(grant.body(), "body.").text("request");
    }

    /** @return the canonical JSON of the policy */
    static String policy(Act grant) {
        return new String(CanonicalJson.bytes(JsonFields.of(grant.body(), "body.").object("policy")),
                StandardCharsets.UTF_8);
    }

    /** The table that the newest signed act of the entry names. */
    SignedBinding binding(Policy policy) {
        Optional<Resource> resource = resources.version(policy.resource(), policy.version());
        requireEntry(resource.orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN,
                policy.resource())));
        return acts.signed(ActKind.ENTRY, EntryActs.id(policy.resource(), policy.version()))
                .flatMap(signed -> EntryActs.binding(signed.act()))
                .orElseThrow(() -> new CodedException(ExchangeCode.BINDING_MISSING, policy.resource(),
                        policy.version()));
    }
}
