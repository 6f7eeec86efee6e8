package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of a request that the legal clock reckons with.
 *
 * @param submittedBy account that submitted it
 * @param noticeAt    when the provider named everything that is missing
 * @param completedAt when the consumer completed it
 * @param extended    working days by which the reply was put off, 0 for none
 */
public record RequestTimes(String submittedBy, Instant submittedAt, Optional<Instant> noticeAt,
        Optional<Instant> completedAt, Optional<Instant> decidedAt, Optional<Instant> grantedAt, int extended) {

    /** @return the times of a request that was submitted just now */
    public static RequestTimes submitted(String by, Instant at) {
        return new RequestTimes(by, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                0);
    }
}
