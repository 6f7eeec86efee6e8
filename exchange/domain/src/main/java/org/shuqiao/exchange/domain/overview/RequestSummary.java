package org.shuqiao.exchange.domain.overview;

import java.util.Optional;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.request.Request;

/** Request with the legal clock that runs on it. @param clock empty when the provider owes nothing any more */
public record RequestSummary(Request request, Optional<ClockReading> clock) {

    public boolean isOverdue() {
        return clock.filter(ClockReading::isOverdue).isPresent();
    }
}
