package org.shuqiao.exchange.platform.atlas;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.catalog.atlas.exchange.ExchangeFacts;
import org.shuqiao.catalog.atlas.exchange.GrantFacts;
import org.shuqiao.catalog.atlas.exchange.RequestFacts;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Reads facts of requests and grants for an outside catalogue, without persons and free text. */
public final class ExchangeFactsReader {

    private final ExchangeStore store;
    private final RequestRepository requests;
    private final GrantRepository grants;

    public ExchangeFactsReader(ExchangeStore store, RequestRepository requests, GrantRepository grants) {
        this.store = store;
        this.requests = requests;
        this.grants = grants;
    }

    ExchangeFacts facts() {
        return new ExchangeFacts(this::request, this::grant);
    }

    /** @return the numbers of all requests */
    List<String> requests() {
        return requests.in(EnumSet.allOf(RequestState.class)).stream().map(Request::id).toList();
    }

    /** @return the numbers of all grants */
    List<String> grants() {
        return grants.all().stream().map(Grant::id).toList();
    }

    private Optional<RequestFacts> request(String number) {
        return requests.find(number)
                .map(request -> new RequestFacts(request.id(), request.consumer(), request.provider(),
                        request.resource(),
                request.version(), request.items().stream().map(RequestedItem::item).toList(),
                request.modes().stream().sorted().map(Mode::id).toList(), request.state().id(), request.times()
                        .submittedAt(), request.from(), request.to()));
    }

    private Optional<GrantFacts> grant(String number) {
        Instant now = store.now();
        return grants.find(number)
                .map(grant -> new GrantFacts(grant.id(), grant.request(), grant.policy().consumer(), grant.policy()
                        .provider(),
                grant.policy().resource(), grant.policy().version(), grant.digest(), grant.standing(now).name()
                        .toLowerCase(Locale.ROOT),
                grant.issuedAt(), grant.policy().from(), grant.policy().to()));
    }
}
