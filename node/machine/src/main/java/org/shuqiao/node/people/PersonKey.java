package org.shuqiao.node.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;

/** Key with which a person approves: {@code {"key":"name+hash+base64","method":"keyfile"}} or {@code "passkey"}. */
public record PersonKey(Method method, VerificationKey key) {

    /** Kind of store that keeps the key. */
    public enum Method {
        /** A file of the person. */
        KEYFILE,
        /** A passkey of the person (WebAuthn). */
        PASSKEY;

        /** @return as it stands in an approval */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Method ofWord(String word) {
            for (Method method : values()) {
                if (method.word().equals(word)) {
                    return method;
                }
            }
            throw new CodedException(NodeCode.FILE_UNREADABLE, "people.json", "method");
        }
    }

    static PersonKey of(JsonFields fields) {
        PersonKey key = new PersonKey(Method.ofWord(fields.text("method")), VerificationKey.parse(fields.text("key")));
        fields.rejectUnknownKeys();
        return key;
    }

    ObjectNode tree() {
        return CanonicalJson.object().put("method", method.word()).put("key", key.text());
    }
}
