package org.shuqiao.exchange.platform.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.stream.StreamState;

/**
 * How a stream stands: what its receiver tells, and what of it has landed.
 *
 * @param id of the dataset
 * @param receiving whether somebody receives it now
 * @param address where it listens or what it is connected to; its own words where nobody has received it yet
 * @param since when the receiver started; counts begin anew then
 * @param connected senders whose connection is open
 * @param messages frames or messages that were kept
 * @param repeats messages that had come before
 * @param late rows that came late
 * @param ahead rows whose time is later than their arrival
 * @param retained messages that a broker had kept
 * @param refused how many were refused, by code
 * @param last when the last fresh message came
 * @param landed when a batch last landed
 * @param waits whether something came since that has not landed
 * @param waitingBytes of the spool; what has landed goes after an hour
 * @param senders the newest first
 * @param partitions of a broker that numbers its messages, with how many were not read of each
 * @param fault why nothing comes, if it is known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StreamStatus(String id, String department, String protocol, String address, boolean receiving,
        Optional<OffsetDateTime> since, long connected, long messages, long rows, long repeats, long late, long ahead,
        long retained, Map<String, Long> refused, Optional<OffsetDateTime> last, Optional<OffsetDateTime> landed,
        boolean waits, long waitingBytes, List<StreamState.Sender> senders,
        List<StreamState.Partition> partitions, Optional<StreamState.Fault> fault) {

    public StreamStatus {
        refused = Map.copyOf(refused);
        senders = List.copyOf(senders);
        partitions = List.copyOf(partitions);
    }

    /** @return how many were refused in all */
    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
