package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Wish of a node to be admitted for its department, with proof that it holds both private keys: canonical JSON
 * {@code {"v":1,"for":"enrolment","department":"…","key":"name+hash+base64","witness":"name+hash+base64","time":"…",
 * "signature":"base64","witnessSignature":"base64"}}; signed is the same object without the two signatures.
 *
 * @param key that signs the department's acts
 * @param witness that cosigns checkpoints, of type {@link SignatureType#COSIGNATURE}
 */
public record Enrolment(String department, VerificationKey key, VerificationKey witness, OffsetDateTime time,
        String signature, String witnessSignature) {

    private static final int VERSION = 1;
    private static final String PURPOSE = "enrolment";

    /** @param witness an Ed25519 key of its own */
    public static Enrolment sign(String department, SigningKey key, SigningKey witness, OffsetDateTime now) {
        Enrolment open = new Enrolment(department, key.verification(), witness.verification().asWitness(), now, "", "");
        return new Enrolment(department, open.key, open.witness, now, Signatures.sign(open.tree(), key),
                Signatures.sign(open.tree(), witness));
    }

    /** Reads an enrolment; one whose signatures do not prove both keys is refused. */
    public static Enrolment parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("for").equals(PURPOSE)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Enrolment enrolment = new Enrolment(fields.text("department"), VerificationKey.parse(fields.text("key")),
                VerificationKey.parse(fields.text("witness")), JsonTime.parse(fields.text("time"), "time"),
                fields.text("signature"), fields.text("witnessSignature"));
        fields.rejectUnknownKeys();
        if (enrolment.witness.type() != SignatureType.COSIGNATURE || !enrolment.proven()) {
            throw new CodedException(LedgerCode.KEY_TEXT, "enrolment");
        }
        return enrolment;
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(tree().put("signature", signature).put("witnessSignature", witnessSignature));
    }

    private boolean proven() {
        return Signatures.verify(tree(), signature, key)
                && Signatures.verify(tree(), witnessSignature, witness.asSigner());
    }

    private ObjectNode tree() {
        return CanonicalJson.object().put("v", VERSION).put("for", PURPOSE).put("department", department)
                .put("key", key.text()).put("witness", witness.text()).put("time", JsonTime.format(time));
    }
}
