package org.shuqiao.exchange.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.exchange.domain.delivery.TokenKey;

/**
 * Secret with which announcements to one address are signed as Standard Webhooks 1.0.0 says: HMAC-SHA-256 over {@code
 * id.timestamp.body}. It is derived from the gateway's key and a salt, and stands nowhere.
 */
public final class WebhookSecret {

    private final byte[] bytes;

    /** @param owner whose calls it signs: a subscription, or an inbox */
    public WebhookSecret(TokenKey master, String owner, String salt) {
        this.bytes = HexFormat.of().parseHex(master.derive(String.join("\n", "webhook", owner, salt)));
    }

    /** @return as its owner keeps it: {@code whsec_} and base64 */
    public String shown() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** @return the value of the header {@code webhook-signature} */
    public String sign(String id, Instant at, String body) {
        String signed = id + "." + at.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(
                new KeyedDigest(bytes).of(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "WebhookSecret[]";
    }
}
