package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.util.Optional;

/**
 * Permission signed by a provider.
 *
 * @param id        {@code G-<year>-<6 digits>}
 * @param digest    digest of the policy's canonical form
 * @param document  canonical JSON of what was signed: id, request, policy, digest, who, when
 * @param signature base64 of the provider's Ed25519 signature over the document's UTF-8 bytes
 * @param signer    name of the provider's key
 * @param delivered deliveries so far
 */
public record Grant(String id, String request, Policy policy, String digest, String document, String signature,
        String signer, String issuedBy, Instant issuedAt, Optional<Revocation> revocation, long delivered) {

    /** Reason why a grant ended before its time. */
    public record Revocation(Instant at, String by, String reason) { }

    /** Where the grant stands at an instant. */
    public Standing standing(Instant now) {
        if (revocation.isPresent()) {
            return Standing.REVOKED;
        }
        if (now.isBefore(policy.from())) {
            return Standing.NOT_YET;
        }
        return now.isBefore(policy.to()) ? Standing.ACTIVE : Standing.EXPIRED;
    }

    /** Whether a grant can be used. */
    public enum Standing {
        ACTIVE, NOT_YET, EXPIRED, REVOKED
    }
}
