package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;

/**
 * Act with its approval, signed by its department's key over the canonical JSON {@code {"act":{…},"approval":{…}}}. The
 * file is canonical JSON {@code {"act":{…},"approval":{…},"key":"name+hash","signature":"base64","v":1}}.
 *
 * @param key the department's key, as {@link org.shuqiao.ledger.signature.VerificationKey#shortText}
 * @param signature in base64
 */
public record SignedAct(Act act, Approval approval, String key, String signature) {

    private static final int VERSION = 1;

    /** Signs with the department's key; whether the approval is good, its caller has verified. */
    public static SignedAct sign(Act act, Approval approval, SigningKey department) {
        return new SignedAct(act, approval, department.verification().shortText(),
                Signatures.sign(signed(act, approval), department));
    }

    /** Reads the one spelling that a signed act has. */
    public static SignedAct parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Act act = Act.read(fields.object("act"));
        Approval approval = Approval.read(fields.object("approval"));
        String key = fields.text("key");
        fields.bytes("signature");
        SignedAct signed = new SignedAct(act, approval, key, fields.text("signature"));
        fields.rejectUnknownKeys();
        if (!Arrays.equals(signed.bytes(), bytes)) {
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return signed;
    }

    /** @return the file's bytes */
    public byte[] bytes() {
        return CanonicalJson.bytes(signed(act, approval).put("v", VERSION).put("key", key)
                .put("signature", signature));
    }

    /**
     * Verifies the department's signature with the key that counted at the act's time, and the person's approval.
     *
     * @return the department's key; its custody says whether the platform could have signed
     * @throws CodedException SIGNER_UNKNOWN, SIGNER_NOT_THEN, SIGNER_REVOKED, ACT_SIGNATURE, ACT_APPROVAL
     */
    public DepartmentKey verify(KeyHistory keys) {
        DepartmentKey department = keys.keyAt(act.department(), key, act.time());
        if (!Signatures.verify(signed(act, approval), signature, department.key())) {
            throw new CodedException(ActCode.ACT_SIGNATURE, act.id(), act.department());
        }
        boolean enough = department.custody() == Custody.HOSTED || !(approval instanceof Approval.Session);
        if (!enough || !approval.approves(act)) {
            throw new CodedException(ActCode.ACT_APPROVAL, act.id(), approval.method());
        }
        return department;
    }

    private static ObjectNode signed(Act act, Approval approval) {
        ObjectNode tree = CanonicalJson.object();
        tree.set("act", act.tree());
        tree.set("approval", approval.tree());
        return tree;
    }
}
