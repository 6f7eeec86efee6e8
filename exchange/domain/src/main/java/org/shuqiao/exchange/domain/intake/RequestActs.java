package org.shuqiao.exchange.domain.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Drafts the act of a request: in its body {@code request}, all that is asked, and {@code clock}; it follows from the
 * entry's act.
 */
public final class RequestActs {

    private final EntryActs entries;
    private final Resources resources;
    private final RequestClock clock;

    public RequestActs(EntryActs entries, Resources resources, RequestClock clock) {
        this.entries = entries;
        this.resources = resources;
        this.clock = clock;
    }

    ActDraft request(Request request, String by) {
        ObjectNode body = CanonicalJson.object();
        body.set("request", tree(request));
        body.set("clock", clock.citation(request));
        return new ActDraft(ActKind.REQUEST, request.id(), request.consumer(), by, words(request), body)
                .following(entries.require(resources.version(request.resource(), request.version())
                        .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, request.resource()))));
    }

    private static ObjectNode tree(Request request) {
        ObjectNode tree = CanonicalJson.object().put("resource", request.resource()).put("version", request.version())
                .put("provider", request.provider()).put("consumer", request.consumer())
                .put("purpose", request.purpose()).put("explanation", request.justification().explanation())
                .put("basis", request.justification().basis()).put("scenario", request.justification().scenario())
                .put("from", PolicyJson.time(request.from())).put("to", PolicyJson.time(request.to()));
        request.items().stream().map(RequestedItem::item).forEach(tree.putArray("items")::add);
        request.modes().stream().sorted().map(Mode::id).forEach(tree.putArray("modes")::add);
        request.rowScope().ifPresent(rows -> tree.put("rows", rows));
        request.renews().ifPresent(grant -> tree.put("renews", grant));
        return tree;
    }

    private static String words(Request request) {
        String items = String.join("、", request.items().stream().map(RequestedItem::item).toList());
        return "%s：为“%s”申请《%s》（%s，第 %d 版）的 %s；说明：%s；依据：%s；场景：%s；%s 起，%s 止。\n\n".formatted(request.id(),
                request.purpose(), request.title(), request.resource(), request.version(), items,
                request.justification().explanation(), request.justification().basis(),
                request.justification().scenario(), PolicyJson.time(request.from()), PolicyJson.time(request.to()))
                + "%s: for “%s”, %s of “%s” (%s, version %d); explanation: %s; basis: %s; scenario: %s; from %s until "
                        + "%s"
                        .formatted(request.id(), request.purpose(), items.replace("、", ", "), request.title(),
                                request.resource(), request.version(), request.justification().explanation(),
                                request.justification().basis(), request.justification().scenario(),
                                PolicyJson.time(request.from()), PolicyJson.time(request.to()));
    }
}
