package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Signature of a person's key over the act's digest: {@code {"key":"name+hash+base64","method":"keyfile",
 * "signature":"base64"}}.
 */
public record KeyFileApproval(VerificationKey key, byte[] signature) implements Approval.OwnKey {

    static final String METHOD = "keyfile";

    public KeyFileApproval {
        signature = signature.clone();
    }

    @Override
    public String method() {
        return METHOD;
    }

    /** @return a copy */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean signed(byte[] text) {
        return key.verifies(text, signature);
    }

    @Override
    public ObjectNode tree() {
        return CanonicalJson.object().put("method", METHOD).put("key", key.text())
                .put("signature", Base64.getEncoder().encodeToString(signature));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyFileApproval that && key.equals(that.key)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
