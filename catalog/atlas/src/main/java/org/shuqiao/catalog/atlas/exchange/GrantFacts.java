package org.shuqiao.catalog.atlas.exchange;

import java.time.Instant;

/**
 * Facts about a grant that are published to Atlas.
 *
 * @param policyDigest {@code sha256:…} over the canonical policy
 * @param state signed, active, expired or revoked
 */
public record GrantFacts(String number, String request, String consumer, String provider, String code, int version,
        String policyDigest, String state, Instant issuedAt, Instant from, Instant to) { }
