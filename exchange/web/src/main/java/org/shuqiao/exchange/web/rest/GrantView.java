package org.shuqiao.exchange.web.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.resource.Mode;

/** Response body of a grant: policy, digest, signature and status. */
public record GrantView(String id, String request, String resource, int version, String title, String provider,
        String consumer, String purpose, List<String> modes, List<String> columns, Map<String, String> masks,
        Optional<String> filter, OffsetDateTime from, OffsetDateTime to, String state, long delivered, String digest,
        String document, String signature, String signer) {

    static GrantView of(Grant grant, Instant now) {
        var policy = grant.policy();
        return new GrantView(grant.id(), grant.request(), policy.resource(), policy.version(), policy.title(),
                policy.provider(), policy.consumer(), policy.purpose(),
                policy.modes().stream().map(Mode::id).sorted().toList(), policy.columns(), policy.masks(),
                policy.filter(), RequestView.time(policy.from()), RequestView.time(policy.to()),
                grant.standing(now).name().toLowerCase(Locale.ROOT), grant.delivered(),
                grant.digest(), grant.document(), grant.signature(), grant.signer());
    }
}
