package org.shuqiao.exchange.domain.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.request.Justification;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.request.RequestTimes;
import org.shuqiao.exchange.domain.request.RequestedEntry;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.request.RequestedUse;
import org.shuqiao.exchange.domain.resource.Resource;

/** Makes requests of drafts. */
final class DraftedRequests {

    private DraftedRequests() { }

    /** @return the request that a draft makes */
    static Request fresh(Actor actor, String id, RequestDraft draft, Resource resource, Optional<String> renews,
            Instant now) {
        List<RequestedItem> items = draft.items().stream()
                .map(item -> new RequestedItem(item, Optional.empty())).toList();
        return new Request(id, draft.key(), actor.department(), resource.provider(),
                new RequestedEntry(resource.code(), resource.version(), resource.title(), resource.sharing()), items,
                new Justification(draft.purpose(), draft.explanation(), draft.basis(), draft.scenario()),
                new RequestedUse(draft.modes(), draft.from(), draft.to(), draft.rowScope()), renews,
                RequestState.SUBMITTED, Optional.empty(), RequestTimes.submitted(actor.login(), now));
    }

    /** @return a returned request as a draft completes it */
    static Request completed(Request request, RequestDraft draft) {
        return new Request(request.id(), request.key(), request.consumer(), request.provider(), request.entry(),
                request.items(),
                new Justification(draft.purpose(), draft.explanation(), draft.basis(), draft.scenario()),
                new RequestedUse(draft.modes(), draft.from(), draft.to(), draft.rowScope()), request.renews(),
                request.state(), request.policy(), request.times());
    }
}
