package org.shuqiao.exchange.domain.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.ledger.json.CanonicalJson;

/** Digest of a request's content, which tells a repeated idempotency key from a reused one. */
final class RequestDigest {

    private RequestDigest() { }

    static String digest(RequestDraft draft) {
        ObjectNode tree = CanonicalJson.object()
                .put("resource", draft.resource()).put("purpose", draft.purpose())
                .put("explanation", draft.explanation()).put("basis", draft.basis()).put("scenario", draft.scenario())
                .put("from", PolicyJson.time(draft.from())).put("to", PolicyJson.time(draft.to()))
                .put("rows", draft.rowScope().orElse(""));
        draft.items().forEach(tree.putArray("items")::add);
        draft.modes().stream().sorted().forEach(mode -> tree.withArray("/modes").add(mode.id()));
        return PolicyJson.digest(new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8));
    }
}
