package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.ActPlace;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.Signatures;

/**
 * Verifies signed grants and reads from them what they allow. Documents from before there were acts have the fields
 * {@code digest, id, issuedAt, issuedBy, policy, request, v} and a signature beside them.
 */
final class GrantDocuments {

    private final DepartmentKeys keys;
    private final EmergencyBasis emergencies;

    GrantDocuments(DepartmentKeys keys, EmergencyBasis emergencies) {
        this.keys = keys;
        this.emergencies = emergencies;
    }

    /** @throws CodedException when it is no signed act of a grant, or its signature does not hold */
    SignedGrant ofAct(String signedAct) {
        SignedAct signed = SignedAct.parse(bytes(signedAct));
        DepartmentKey key = keys.verify(signed);
        Act act = signed.act();
        JsonFields body = JsonFields.of(act.body(), "body.");
        Policy policy = PolicyJson.read(text(body.object("policy")));
        SignedBinding binding = SignedBinding.read(body.object("binding"));
        boolean emergency = EmergencyBasis.isEmergency(act.id());
        if (act.kind() != ActKind.GRANT || !emergency && !policy.provider().equals(act.department())) {
            throw new CodedException(ActCode.ACT_FIELD, "grant");
        }
        if (emergency) {
            emergencies.require(act, policy);
        }
        return new SignedGrant(act.id(), body.text("request"), act.department(), policy,
                PolicyJson.digest(PolicyJson.write(policy)), Optional.of(binding), Optional.of(act.reference()),
                ActPlace.of(act).map(ActPlace::number).orElse(0L), key.custody());
    }

    /** @throws CodedException when the signature is none of a key that counted when the document says */
    SignedGrant ofDocument(String document, String signature, String signer) {
        ObjectNode tree = CanonicalJson.read(bytes(document));
        JsonFields fields = JsonFields.of(tree, "");
        Policy policy = PolicyJson.read(text(fields.object("policy")));
        OffsetDateTime at = OffsetDateTime.parse(fields.text("issuedAt"));
        List<DepartmentKey> known = keys.history().departments().getOrDefault(policy.provider(), List.of());
        DepartmentKey key = known.stream()
                .filter(each -> each.key().name().equals(signer) && each.countsAt(at)
                        && Signatures.verify(tree, signature, each.key()))
                .findFirst()
                .orElseThrow(() -> new CodedException(ActCode.SIGNER_UNKNOWN, policy.provider()));
        return new SignedGrant(fields.text("id"), fields.text("request"), policy.provider(), policy,
                PolicyJson.digest(PolicyJson.write(policy)), Optional.empty(), Optional.empty(), 0, key.custody());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ObjectNode tree) {
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
