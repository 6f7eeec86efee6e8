package org.shuqiao.node.protocol;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.VerificationKey;

/** Answer of a node to an attempt that waited: its department's signature, or why it does not sign. */
public sealed interface AttemptAnswer {

    /**
     * {@code {"key":"name+hash+base64","signature":"base64"}}.
     *
     * @param signature over the attempt's statement
     */
    record Signed(VerificationKey key, String signature) implements AttemptAnswer {
        @Override
        public byte[] bytes() {
            return CanonicalJson.bytes(CanonicalJson.object().put("key", key.text()).put("signature", signature));
        }
    }

    /** {@code {"refusal":"SQ-NOD-0028"}}. */
    record Refused(String code) implements AttemptAnswer {
        @Override
        public byte[] bytes() {
            return CanonicalJson.bytes(CanonicalJson.object().put("refusal", code));
        }
    }

    byte[] bytes();

    static AttemptAnswer parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        AttemptAnswer answer = fields.optionalText("refusal").<AttemptAnswer>map(Refused::new).orElseGet(() ->
                new Signed(VerificationKey.parse(fields.text("key")), fields.text("signature")));
        fields.rejectUnknownKeys();
        if (answer instanceof Refused refused && !refused.code.matches("SQ-[A-Z]{3}-[0-9]{4}")) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "refusal");
        }
        return answer;
    }
}
