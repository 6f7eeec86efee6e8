package org.shuqiao.node.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.JointApproval;
import org.shuqiao.ledger.act.KeyFileApproval;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.people.People;
import org.shuqiao.node.people.Person;
import org.shuqiao.node.people.PersonKey;

/**
 * Verifies a person's approval of an act against the department's own list of people. What the platform believes of the
 * person does not matter here.
 *
 * @param relyingParty the domain that passkeys are bound to (WebAuthn level 2 §7.2, steps 13 and 15)
 */
record ApprovalCheck(People people, String relyingParty) {

    private static final int RP_HASH = 32;

    void require(Act act, Approval approval) {
        switch (approval) {
            case Approval.Session session -> throw new CodedException(NodeCode.SESSION_APPROVAL);
            case Approval.OwnKey own -> require(act, approval, own);
            case JointApproval joint -> require(act, approval, joint.by());
        }
    }

    private void require(Act act, Approval approval, Approval.OwnKey own) {
        switch (own) {
            case KeyFileApproval file -> require(act, approval, PersonKey.Method.KEYFILE, file.key());
            case PasskeyApproval passkey -> {
                require(act, approval, PersonKey.Method.PASSKEY, passkey.key());
                requireOwnDomain(passkey);
            }
        }
    }

    private void require(Act act, Approval approval, PersonKey.Method method, VerificationKey key) {
        Person person = people.find(act.person()).filter(one -> one.may().contains(act.kind()))
                .orElseThrow(() -> new CodedException(NodeCode.UNKNOWN_PERSON, act.person()));
        if (!person.keys().contains(new PersonKey(method, key))) {
            throw new CodedException(NodeCode.APPROVAL_INVALID, "key");
        }
        if (!approval.approves(act)) {
            throw new CodedException(NodeCode.APPROVAL_INVALID, "signature");
        }
    }

    /** A passkey's signature for another site approves nothing here. */
    private void requireOwnDomain(PasskeyApproval passkey) {
        byte[] data = Base64.getDecoder().decode(passkey.authenticator().base64());
        byte[] expected = Sha256.of(relyingParty.getBytes(StandardCharsets.UTF_8));
        if (data.length < RP_HASH || !Arrays.equals(Arrays.copyOf(data, RP_HASH), expected)) {
            throw new CodedException(NodeCode.APPROVAL_INVALID, "rpId");
        }
        ObjectNode client = CanonicalJson.readLenient(Base64.getDecoder().decode(passkey.client().base64()));
        Optional<String> host = host(client.path("origin").asText());
        boolean own = host.filter(name -> name.equals(relyingParty) || name.endsWith("." + relyingParty)).isPresent();
        if (!own || client.path("crossOrigin").asBoolean(false)) {
            throw new CodedException(NodeCode.APPROVAL_INVALID, "origin");
        }
    }

    private static Optional<String> host(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
