package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.KeyCertificate;

/** Answer of a node to an act that waited: its department's signature, or why it does not sign. */
public sealed interface ActAnswer {

    /**
     * {@code {"certificate":"canonical JSON","signed":"canonical JSON"}}.
     *
     * @param certificate of a person's key, with the act that says that it is certified
     */
    record Signed(SignedAct act, Optional<KeyCertificate> certificate) implements ActAnswer {
        @Override
        public byte[] bytes() {
            ObjectNode tree = CanonicalJson.object().put("signed", new String(act.bytes(), StandardCharsets.UTF_8));
            certificate.ifPresent(signed ->
                    tree.put("certificate", new String(signed.bytes(), StandardCharsets.UTF_8)));
            return CanonicalJson.bytes(tree);
        }
    }

    /**
     * {@code {"digest":"sha256:…","refusal":"SQ-NOD-0024"}}.
     *
     * @param digest of the act that is refused
     */
    record Refused(String digest, String code) implements ActAnswer {
        @Override
        public byte[] bytes() {
            return CanonicalJson.bytes(CanonicalJson.object().put("digest", digest).put("refusal", code));
        }
    }

    byte[] bytes();

    static ActAnswer parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        ActAnswer answer = fields.optionalText("signed")
                .<ActAnswer>map(text -> new Signed(SignedAct.parse(text.getBytes(StandardCharsets.UTF_8)),
                        fields.optionalText("certificate").map(signed ->
                                KeyCertificate.parse(signed.getBytes(StandardCharsets.UTF_8)))))
                .orElseGet(() -> new Refused(fields.text("digest"), fields.text("refusal")));
        fields.rejectUnknownKeys();
        if (answer instanceof Refused refused && !refused.code.matches("SQ-[A-Z]{3}-[0-9]{4}")) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "refusal");
        }
        return answer;
    }
}
