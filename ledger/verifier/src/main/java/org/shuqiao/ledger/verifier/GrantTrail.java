package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;

/**
 * Follows a record's grants to the decision, the request and the catalogue entry by the digests that each cites, and a
 * request that was refused to the entry.
 */
final class GrantTrail {

    private final SignedActs acts;

    GrantTrail(SignedActs acts) {
        this.acts = acts;
    }

    /**
     * @return the steps that hold for every grant of the record, each as strong as the weakest; of a refused request
     *     those from the request on
     * @throws CodedException GRANT_POLICY, GRANT_EXCEEDED, ACT_LINK
     */
    Map<Step, Trail.Strength> follow(ExchangeRecordDraft record) {
        if (record.request().isPresent()) {
            return refused(record, record.request().get());
        }
        Map<Step, Trail.Strength> all = new EnumMap<>(Step.class);
        boolean first = true;
        for (GrantUse use : record.uses()) {
            Map<Step, Trail.Strength> steps = follow(record, use);
            if (first) {
                all.putAll(steps);
            } else {
                all.keySet().retainAll(steps.keySet());
                all.replaceAll((step, strength) -> weaker(strength, steps.get(step)));
            }
            first = false;
        }
        return all;
    }

    /** The consumer's signature of the request is the one over what it asked. */
    private Map<Step, Trail.Strength> refused(ExchangeRecordDraft record, ActReference cited) {
        Map<Step, Trail.Strength> steps = new EnumMap<>(Step.class);
        acts.find(cited).ifPresent(request -> {
            requireLink(request.act().kind() == ActKind.REQUEST && request.act().id().equals(cited.id())
                    && request.act().department().equals(record.consumer())
                    && !request.act().time().isAfter(record.time()), request);
            steps.put(Step.CONSUMER, request.strength());
            steps.put(Step.REQUEST, request.strength());
            before(request, ActKind.ENTRY).ifPresent(entry -> {
                requireRefused(record, request, entry);
                steps.put(Step.ENTRY, entry.strength());
            });
        });
        return steps;
    }

    private static void requireRefused(ExchangeRecordDraft record, SignedActs.Verified request,
            SignedActs.Verified entry) {
        Optional<String> resource = record.outcome() instanceof Outcome.Refused refused ? refused.resource()
                : Optional.empty();
        JsonFields.of(entry.act().body(), "body.").optionalObject("entry").ifPresent(tree -> {
            JsonFields fields = JsonFields.of(tree, "body.entry.");
            requireLink(resource.filter(fields.text("code")::equals).isPresent()
                    && fields.text("provider").equals(entry.act().department())
                    && record.provider().contains(entry.act().department()), request);
        });
    }

    private Map<Step, Trail.Strength> follow(ExchangeRecordDraft record, GrantUse use) {
        Map<Step, Trail.Strength> steps = new EnumMap<>(Step.class);
        List<SignedActs.Verified> signed = acts.grants(use.grant());
        if (signed.isEmpty()) {
            return steps;
        }
        SignedActs.Verified grant = cited(signed, record, use)
                .orElseThrow(() -> new CodedException(ActCode.GRANT_POLICY, use.grant()));
        if (excess(record, use, grant.act()).isPresent()) {
            throw new CodedException(ActCode.GRANT_EXCEEDED, use.grant());
        }
        boolean emergency = EmergencyRules.isEmergency(use.grant());
        steps.put(Step.GRANT, grant.strength());
        Optional<SignedActs.Verified> decision = before(grant, emergency ? ActKind.EMERGENCY : ActKind.DECISION);
        decision.ifPresent(each -> {
            requireLink(each.act().department().equals(grant.act().department()), grant);
            steps.put(Step.DECISION, each.strength());
        });
        Optional<SignedActs.Verified> request = decision.flatMap(each -> before(each, ActKind.REQUEST));
        request.ifPresent(each -> {
            requireLink(each.act().department().equals(record.consumer()), decision.orElseThrow());
            steps.put(Step.REQUEST, each.strength());
        });
        Optional<SignedActs.Verified> entry = request.flatMap(each -> before(each, ActKind.ENTRY));
        entry.ifPresent(each -> {
            requireEntry(use, request.orElseThrow(), each);
            steps.put(Step.ENTRY, each.strength());
        });
        if (emergency && entry.isEmpty()) {
            steps.clear(); // by itself it proves nothing: whether its department may give it, the entry says
        } else if (emergency) {
            requireLink(EmergencyRules.hold(grant, decision.orElseThrow(), entry.get().act()), grant);
        }
        return steps;
    }

    private static boolean cites(GrantUse use, Act grant) {
        return JsonFields.of(grant.body(), "body.").optionalObject("policy")
                .map(policy -> Sha256.tagged(CanonicalJson.bytes(policy)).equals(use.policy())).orElse(false);
    }

    private static Optional<SignedActs.Verified> cited(List<SignedActs.Verified> signed, ExchangeRecordDraft record,
            GrantUse use) {
        return signed.stream().filter(each -> !each.act().time().isAfter(record.time()) && cites(use, each.act()))
                .findFirst();
    }

    /** @return how a record went beyond the first of its grants that it went beyond, as far as the acts are there */
    Optional<Excess> excess(ExchangeRecordDraft record) {
        return record.uses().stream().flatMap(use -> cited(acts.grants(use.grant()), record, use)
                .flatMap(grant -> excess(record, use, grant.act())).stream()).findFirst();
    }

    /** A delivery has to be one that the signed policy allows, of a grant that was not revoked or suspended. */
    private Optional<Excess> excess(ExchangeRecordDraft record, GrantUse use, Act grant) {
        if (!(record.outcome() instanceof Outcome.Delivered)) {
            return Optional.empty();
        }
        JsonFields policy = JsonFields.of(JsonFields.of(grant.body(), "body.").object("policy"), "body.policy.");
        boolean ofPolicy = policy.text("resource").equals(use.resource()) && policy.number("version") == use.version()
                && (policy.text("provider").equals(grant.department()) || EmergencyRules.isEmergency(use.grant()))
                && record.provider().contains(policy.text("provider"));
        if (!ofPolicy) {
            return Optional.of(Excess.POLICY);
        }
        if (!policy.text("consumer").equals(record.consumer())) {
            return Optional.of(Excess.CONSUMER);
        }
        if (!policy.text("purpose").equals(record.purpose())) {
            return Optional.of(Excess.PURPOSE);
        }
        if (!policy.texts("modes").contains(mode(record.kind()))) {
            return Optional.of(Excess.MODE);
        }
        if (record.time().isBefore(JsonTime.parse(policy.text("from"), "body.policy.from"))
                || !record.time().isBefore(JsonTime.parse(policy.text("to"), "body.policy.to"))) {
            return Optional.of(Excess.PERIOD);
        }
        boolean revoked = acts.revocations(use.grant()).stream()
                .anyMatch(end -> !end.act().time().isAfter(record.time()))
                || acts.isSuspended(use.grant(), record.time());
        return revoked ? Optional.of(Excess.REVOKED) : Optional.empty();
    }

    /** @return the kind as policies name it */
    private static String mode(DeliveryKind kind) {
        return kind == DeliveryKind.PUSH ? "table" : kind.word();
    }

    private Optional<SignedActs.Verified> before(SignedActs.Verified act, ActKind kind) {
        Optional<ActReference> cited = act.act().follows();
        Optional<SignedActs.Verified> before = cited.flatMap(acts::find);
        before.ifPresent(each -> requireLink(each.act().kind() == kind
                && each.act().id().equals(cited.orElseThrow().id())
                && !each.act().time().isAfter(act.act().time()), act));
        return before;
    }

    private static void requireEntry(GrantUse use, SignedActs.Verified request, SignedActs.Verified entry) {
        Optional<ObjectNode> named = JsonFields.of(entry.act().body(), "body.").optionalObject("entry");
        named.ifPresent(tree -> {
            JsonFields fields = JsonFields.of(tree, "body.entry.");
            requireLink(fields.text("code").equals(use.resource()) && fields.number("version") == use.version()
                    && fields.text("provider").equals(entry.act().department()), request);
        });
    }

    private static void requireLink(boolean holds, SignedActs.Verified act) {
        if (!holds) {
            throw new CodedException(ActCode.ACT_LINK, act.act().kind().word() + " " + act.act().id());
        }
    }

    private static Trail.Strength weaker(Trail.Strength one, Trail.Strength other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
