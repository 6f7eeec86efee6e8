package org.shuqiao.exchange.domain.duty;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Duties from requests: to reply, and to share what was agreed to. */
public final class RequestDuties implements DutySource {

    private static final Set<RequestState> OWED = EnumSet.of(RequestState.SUBMITTED, RequestState.RETURNED,
            RequestState.AGREED, RequestState.PARTLY_AGREED);

    private final ExchangeStore store;
    private final RequestRepository requests;
    private final RequestClock clock;

    public RequestDuties(ExchangeStore store, RequestRepository requests, RequestClock clock) {
        this.store = store;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public List<OpenDuty> open() {
        return requests.in(OWED).stream().flatMap(request -> clock.running(request, store.today()).stream()
                .map(reading -> new OpenDuty(request.id(), reading.deadline().duty(), request.provider(),
                        request.consumer(), request.title(), reading))).toList();
    }
}
