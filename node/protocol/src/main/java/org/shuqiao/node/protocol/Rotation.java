package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeySuccession;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Succession of a department's key by another one of its node: the old key's statement, which goes into the history,
 * and the new key's signature, which proves that the node holds it. Canonical JSON {@code {"v":1,"for":"rotation",
 * "department":"…","key":"name+hash+base64","from":"…","to":"…","by":"name+hash","succession":"base64",
 * "signature":"base64"}}.
 *
 * @param from when the new key begins to count
 * @param to when the old key ceases to count
 */
public record Rotation(String department, VerificationKey key, OffsetDateTime from, OffsetDateTime to, String by,
        String succession, String signature) {

    private static final int VERSION = 1;
    private static final String PURPOSE = "rotation";

    public static Rotation sign(String department, SigningKey old, SigningKey next, OffsetDateTime from,
            OffsetDateTime to) {
        KeySuccession statement = KeySuccession.sign(department, next.verification(), Custody.NODE, from, old)
                .succession().orElseThrow();
        Rotation open = new Rotation(department, next.verification(), from, to, statement.by(),
                statement.signature(), "");
        return new Rotation(department, open.key, from, to, open.by, open.succession,
                Signatures.sign(open.tree(), next));
    }

    /** Reads a rotation; one without the new key's signature is refused. */
    public static Rotation parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("for").equals(PURPOSE)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Rotation rotation = new Rotation(fields.text("department"), VerificationKey.parse(fields.text("key")),
                JsonTime.parse(fields.text("from"), "from"), JsonTime.parse(fields.text("to"), "to"),
                fields.text("by"), fields.text("succession"), fields.text("signature"));
        fields.rejectUnknownKeys();
        if (!Signatures.verify(rotation.tree(), rotation.signature, rotation.key)
                || rotation.to.isBefore(rotation.from)) {
            throw new CodedException(LedgerCode.KEY_TEXT, "rotation");
        }
        return rotation;
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(tree().put("signature", signature));
    }

    /** @return the new key as the history lists it */
    public DepartmentKey next() {
        return new DepartmentKey(key, Custody.NODE, from, Optional.empty(), Optional.empty(),
                Optional.of(new KeySuccession(by, succession)));
    }

    private ObjectNode tree() {
        return CanonicalJson.object().put("v", VERSION).put("for", PURPOSE).put("department", department)
                .put("key", key.text()).put("from", JsonTime.format(from)).put("to", JsonTime.format(to))
                .put("by", by).put("succession", succession);
    }
}
