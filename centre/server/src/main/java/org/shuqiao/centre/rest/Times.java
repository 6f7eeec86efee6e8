package org.shuqiao.centre.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Writes instants as the API does: in the city's time. */
final class Times {

    private Times() { }

    static OffsetDateTime of(Instant time) {
        return time.atZone(ExchangeStore.ZONE).toOffsetDateTime();
    }
}
