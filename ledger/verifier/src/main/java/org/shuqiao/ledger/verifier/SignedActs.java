package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.KeyCertificates;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/** Signed acts of the evidence, each verified, found by digest and by grant. */
final class SignedActs {

    private final PublicKeys keys;
    private final KeyCertificates certificates;
    private final Map<String, Verified> byDigest = new HashMap<>();
    private final Map<String, List<Verified>> grants = new HashMap<>();
    private final Map<String, List<Verified>> revocations = new HashMap<>();
    private final Map<String, List<Verified>> suspensions = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    /** An act whose signature and approval hold. @param approver the person's key, where one approved */
    record Verified(Act act, String digest, Trail.Strength strength, Optional<String> approver) { }

    /** @param certificates told of the keys of persons that their departments revoked */
    SignedActs(PublicKeys keys, KeyCertificates certificates) {
        this.keys = keys;
        this.certificates = certificates;
    }

    /**
     * Verifies and keeps one.
     *
     * @throws CodedException what is wrong with it; {@code ACT_CONTRADICTION} when its department's acts do not chain
     */
    void add(byte[] bytes) {
        SignedAct signed = SignedAct.parse(bytes);
        Custody custody = signed.verify(keys.history()).custody();
        boolean strong = custody == Custody.NODE && !(signed.approval() instanceof Approval.Session);
        Act act = signed.act();
        Verified verified = new Verified(act, act.digest(),
                strong ? Trail.Strength.STRONG : Trail.Strength.HOSTED,
                signed.approval().ownKey().map(VerificationKey::text));
        chain(verified);
        byDigest.put(verified.digest(), verified);
        if (act.kind() == ActKind.GRANT) {
            grants.computeIfAbsent(act.id(), any -> new ArrayList<>()).add(verified);
        } else if (act.kind() == ActKind.REVOCATION) {
            revocations.computeIfAbsent(act.id(), any -> new ArrayList<>()).add(verified);
        } else if (act.kind() == ActKind.SUSPENSION) {
            suspensions.computeIfAbsent(act.id(), any -> new ArrayList<>()).add(verified);
        } else if (act.kind() == ActKind.KEY_REVOCATION) {
            JsonFields.of(act.body(), "body.").optionalText("key")
                    .ifPresent(key -> certificates.revoke(act.department(), key, act.time()));
        }
    }

    /** @return the grants of this id that a department signed; several when one was signed again */
    List<Verified> grants(String id) {
        return grants.getOrDefault(id, List.of());
    }

    List<Verified> revocations(String grant) {
        return revocations.getOrDefault(grant, List.of());
    }

    /** @return whether the grant was suspended before, and not signed again since */
    boolean isSuspended(String grant, OffsetDateTime at) {
        return suspensions.getOrDefault(grant, List.of()).stream().map(pause -> pause.act().time())
                .filter(pause -> !pause.isAfter(at))
                .anyMatch(pause -> grants(grant).stream().map(again -> again.act().time())
                        .noneMatch(again -> !again.isBefore(pause) && !again.isAfter(at)));
    }

    Optional<Verified> find(ActReference reference) {
        return Optional.ofNullable(byDigest.get(reference.digest()));
    }

    Collection<Verified> all() {
        return byDigest.values();
    }

    int size() {
        return byDigest.size();
    }

    /**
     * A department numbers its acts and each cites the one before, as {@code "chain":{"number":7,"previous":"…"}}. Two
     * acts that say different things of one place contradict each other.
     */
    private void chain(Verified verified) {
        Optional<ObjectNode> chain = JsonFields.of(verified.act().body(), "body.").optionalObject("chain");
        if (chain.isEmpty()) {
            return;
        }
        JsonFields fields = JsonFields.of(chain.get(), "body.chain.");
        long number = fields.number("number");
        same(verified, number, verified.digest());
        fields.optionalText("previous").ifPresent(previous -> same(verified, number - 1, previous));
    }

    private void same(Verified verified, long number, String digest) {
        String place = verified.act().department() + " #" + number;
        String other = places.putIfAbsent(place, digest);
        if (other != null && !other.equals(digest)) {
            throw new CodedException(ActCode.ACT_CONTRADICTION, place);
        }
    }
}
