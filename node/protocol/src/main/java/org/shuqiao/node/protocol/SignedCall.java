package org.shuqiao.node.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Authentication of one HTTP call by the caller's signature over what is called, when, and with which body. As a
 * header: {@code Authorization: Shuqiao-Node} and the base64 of the canonical JSON
 * {@code {"v":1,"for":"node-call","department":"…","key":"name+hash","method":"POST","path":"/…?…","time":"…",
 * "nonce":"32 hex","body":"sha256:…","signature":"…"}}; the signature is over the same object without it.
 *
 * @param key {@code name+hash} of the signing key
 * @param path with its query
 * @param nonce told once; the receiver refuses it a second time
 * @param body tagged SHA-256 of the body's bytes, of none where there is none
 */
public record SignedCall(String department, String key, String method, String path, OffsetDateTime time, String nonce,
        String body, String signature) {

    /** Scheme of the header {@code Authorization} (RFC 9110 §11.4). */
    public static final String SCHEME = "Shuqiao-Node";

    private static final int VERSION = 1;
    private static final String PURPOSE = "node-call";
    private static final int NONCE_BYTES = 16;
    private static final int LONGEST = 4096;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static SignedCall sign(String department, String method, String path, byte[] body, Instant now,
            SigningKey key) {
        byte[] nonce = new byte[NONCE_BYTES];
        RandomGenerator.of("SecureRandom").nextBytes(nonce);
        SignedCall open = new SignedCall(department, key.verification().shortText(), method, path,
                now.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime(), HexFormat.of().formatHex(nonce),
                Sha256.tagged(body), "");
        return new SignedCall(open.department, open.key, method, path, open.time, open.nonce, open.body,
                Signatures.sign(open.tree(), key));
    }

    /** Reads the header's value; the signature is not checked here. */
    public static SignedCall parse(String header) {
        if (!header.startsWith(SCHEME + " ") || header.length() > LONGEST) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "Authorization");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(header.substring(SCHEME.length() + 1));
        } catch (IllegalArgumentException e) {
            throw new CodedException(LedgerCode.FILE_SHAPE, e, "Authorization");
        }
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("for").equals(PURPOSE)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        SignedCall call = new SignedCall(fields.text("department"), fields.text("key"), fields.text("method"),
                fields.text("path"), JsonTime.parse(fields.text("time"), "time"), fields.text("nonce"),
                fields.text("body"), fields.text("signature"));
        fields.rejectUnknownKeys();
        if (!call.nonce.matches("[0-9a-f]{" + 2 * NONCE_BYTES + "}")) {
            throw new CodedException(LedgerCode.FILE_SHAPE, "nonce");
        }
        return call;
    }

    public String header() {
        return SCHEME + " " + Base64.getEncoder()
                .encodeToString(CanonicalJson.bytes(tree().put("signature", signature)));
    }

    public boolean verifies(VerificationKey with) {
        return with.shortText().equals(key) && Signatures.verify(tree(), signature, with);
    }

    /** @return whether this is what was called, with these bytes */
    public boolean covers(String calledMethod, String calledPath, byte[] calledBody) {
        return method.equals(calledMethod) && path.equals(calledPath) && body.equals(Sha256.tagged(calledBody));
    }

    private ObjectNode tree() {
        return CanonicalJson.object().put("v", VERSION).put("for", PURPOSE).put("department", department)
                .put("key", key).put("method", method).put("path", path).put("time", JsonTime.format(time))
                .put("nonce", nonce).put("body", body);
    }
}
