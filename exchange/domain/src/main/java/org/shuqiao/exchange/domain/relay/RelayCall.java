package org.shuqiao.exchange.domain.relay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Call that a consumer asks the provider's relay to put through.
 *
 * @param id    number of the record that the call has in the log
 * @param grant under which its handle is good
 */
public record RelayCall(String id, String grant, String provider, String consumer, String purpose, String item,
        Instant placed, Optional<Connection> connected) {

    public RelayCall {
        requireNonNull(id, "id is null");
        requireNonNull(connected, "connected is null");
    }

    /** Connection of a call: when the relay's operator first learnt the number, and why. */
    public record Connection(Instant at, String by, String reason) { }
}
