package org.shuqiao.ledger.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Assertion of a passkey whose challenge is the act's digest, as base64:
 * {@code {"authenticator":"…","client":"…","key":"name+hash+base64","method":"passkey","signature":"…"}}.
 *
 * @param authenticator the authenticator data
 * @param client the client data's JSON
 * @see <a href="https://www.w3.org/TR/webauthn-2/#sctn-verifying-assertion">WebAuthn level 2 §7.2</a>
 */
public record PasskeyApproval(VerificationKey key, Bytes authenticator, Bytes client, Bytes signature)
        implements Approval.OwnKey {

    static final String METHOD = "passkey";

    /** Byte of the authenticator data that tells what the person did. */
    private static final int FLAGS = 32;
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int SHORTEST = 37;

    /** Bytes that compare by their content. */
    public record Bytes(String base64) {

        public static Bytes of(byte[] bytes) {
            return new Bytes(Base64.getEncoder().encodeToString(bytes));
        }

        byte[] value() {
            return Base64.getDecoder().decode(base64);
        }
    }

    static PasskeyApproval read(JsonFields fields) {
        return new PasskeyApproval(VerificationKey.parse(fields.text("key")),
                Bytes.of(fields.bytes("authenticator")), Bytes.of(fields.bytes("client")),
                Bytes.of(fields.bytes("signature")));
    }

    @Override
    public String method() {
        return METHOD;
    }

    /** Demands the person's presence and verification (PIN or biometry), the challenge and the signature. */
    @Override
    public boolean signed(byte[] text) {
        byte[] data = authenticator.value();
        byte[] json = client.value();
        if (data.length < SHORTEST || (data[FLAGS] & PRESENT_AND_VERIFIED) != PRESENT_AND_VERIFIED
                || !challenges(json, text)) {
            return false;
        }
        byte[] signed = ByteBuffer.allocate(data.length + 32).put(data).put(Sha256.of(json)).array();
        return key.verifies(signed, signature.value());
    }

    private static boolean challenges(byte[] json, byte[] text) {
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        try {
            ObjectNode client = CanonicalJson.readLenient(json);
            return client.path("type").asText().equals("webauthn.get")
                    && client.path("challenge").asText().equals(challenge);
        } catch (CodedException e) {
            return false;   // not the browser's JSON: it approves nothing
        }
    }

    @Override
    public ObjectNode tree() {
        return CanonicalJson.object().put("method", METHOD).put("key", key.text())
                .put("authenticator", authenticator.base64()).put("client", client.base64())
                .put("signature", signature.base64());
    }
}
