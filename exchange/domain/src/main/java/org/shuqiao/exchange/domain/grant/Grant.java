package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.util.Optional;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.ledger.act.ActReference;

/**
 * Permission signed by a provider.
 *
 * @param id        {@code G-<year>-<6 digits>}
 * @param policy    what is enforced: as it was signed
 * @param digest    digest of the policy's canonical form
 * @param document  canonical JSON of the signed act; of a grant from before there were acts, what was signed then
 * @param signature base64 of the provider's signature
 * @param signer    the provider's key
 * @param delivered deliveries so far
 */
public record Grant(String id, String request, Policy policy, String digest, String document, String signature,
        String signer, String issuedBy, Instant issuedAt, Optional<Revocation> revocation, long delivered,
        Evidence evidence) {

    /**
     * Relation of a grant to what was signed.
     *
     * @param act       the signed act; nothing for a grant from before there were acts
     * @param binding   the table that was signed; nothing for a grant from before
     * @param fault     what is not as it was signed: a column, or the code of what does not hold
     * @param suspended whether the resource stands on another table now
     * @param pause     what suspended it, where the provider did and has not signed it again
     */
    public record Evidence(Optional<ActReference> act, Optional<SignedBinding> binding, Optional<String> fault,
            boolean suspended, Optional<Revocation> pause) { }

    /** Reason why a grant ended before its time, or pauses. */
    public record Revocation(Instant at, String by, String reason) { }

    /** @return the grant with what its policy gives at an instant; it is cited by the digest of the whole */
    public Grant at(Instant now) {
        Policy given = policy.at(now);
        return given == policy ? this : new Grant(id, request, given, digest, document, signature, signer, issuedBy,
                issuedAt, revocation, delivered, evidence);
    }

    /** Where the grant stands at an instant. */
    public Standing standing(Instant now) {
        if (evidence.fault().isPresent()) {
            return Standing.UNPROVEN;
        }
        if (revocation.isPresent()) {
            return Standing.REVOKED;
        }
        if (now.isBefore(policy.from())) {
            return Standing.NOT_YET;
        }
        if (!now.isBefore(policy.to())) {
            return Standing.EXPIRED;
        }
        if (evidence.pause().isPresent()) {
            return Standing.PAUSED;
        }
        return evidence.suspended() ? Standing.SUSPENDED : Standing.ACTIVE;
    }

    /** Whether a grant can be used. */
    public enum Standing {
        ACTIVE, NOT_YET, EXPIRED, REVOKED,
        /** The provider suspended it. */
        PAUSED,
        /** The resource was bound to another table; the provider has to sign again. */
        SUSPENDED,
        /** What the store says is not what was signed. */
        UNPROVEN
    }
}
