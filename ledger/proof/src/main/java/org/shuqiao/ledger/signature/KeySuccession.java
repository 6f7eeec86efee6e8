package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Statement of a department's key that another one follows it. Signed is the canonical JSON of
 * {@code {"custody","department","from","key","v":1}}.
 *
 * @param by the key before, as {@link VerificationKey#shortText}
 */
public record KeySuccession(String by, String signature) {

    /** @param old signs; the new key counts from {@code from} on */
    public static DepartmentKey sign(String department, VerificationKey key, Custody custody, OffsetDateTime from,
            SigningKey old) {
        DepartmentKey next = DepartmentKey.first(key, custody, from);
        KeySuccession statement = new KeySuccession(old.verification().shortText(),
                Signatures.sign(statement(department, next), old));
        return new DepartmentKey(key, custody, from, next.to(), next.revoked(), Optional.of(statement));
    }

    /** @return whether the statement was made by {@code before} about {@code next} */
    boolean holds(String department, DepartmentKey before, DepartmentKey next) {
        return before.key().shortText().equals(by) && before.countsAt(next.from())
                && Signatures.verify(statement(department, next), signature, before.key());
    }

    private static ObjectNode statement(String department, DepartmentKey key) {
        return CanonicalJson.object().put("v", 1).put("department", department).put("key", key.key().text())
                .put("custody", key.custody().word()).put("from", JsonTime.format(key.from()));
    }

    static KeySuccession read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "succession.");
        KeySuccession read = new KeySuccession(fields.text("by"), fields.text("signature"));
        fields.rejectUnknownKeys();
        return read;
    }

    ObjectNode tree() {
        return CanonicalJson.object().put("by", by).put("signature", signature);
    }
}
