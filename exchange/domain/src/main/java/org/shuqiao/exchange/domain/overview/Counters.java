package org.shuqiao.exchange.domain.overview;

import java.util.Map;

/**
 * City-wide figures of the exchange, visible to every account.
 *
 * @param requests      by state id; a state without requests is missing
 * @param activeGrants  grants that can be used now
 * @param exchanges     records in the log, answers and refusals
 * @param overdue       requests whose provider is late
 * @param eventsWaiting life-cycle events that the ledger does not have yet
 * @param eventsRefused life-cycle events that the contract refused
 */
public record Counters(Map<String, Long> requests, long activeGrants, long exchanges, long overdue,
        long eventsWaiting, long eventsRefused) {

    public Counters {
        requests = Map.copyOf(requests);
    }
}
