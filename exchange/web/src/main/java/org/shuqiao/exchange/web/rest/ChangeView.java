package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Optional;
import org.shuqiao.exchange.domain.control.ChangeJson;
import org.shuqiao.exchange.domain.control.Proposal;

/**
 * A change that was proposed.
 *
 * @param content what is to be done, canonical JSON
 * @param digest of the content; whoever approves cites it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ChangeView(String id, String kind, String about, String state, @JsonRawValue String content, String digest,
        String proposedBy, Instant proposedAt, Instant expiresAt, Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    static ChangeView of(Proposal p) {
        return new ChangeView(p.id(), p.change().kind(), p.change().about(), p.state().word(),
                ChangeJson.write(p.change()), p.digest(), p.proposedBy(), p.proposedAt(), p.expiresAt(), p.decidedBy(),
                p.decidedAt());
    }
}
