package org.shuqiao.contracts.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.run.RunJson;

/**
 * State of a stream as its receiver writes it every few seconds, beside the spool. Counts begin anew when the receiver
 * starts.
 *
 * @param protocol hj212, mqtt or kafka
 * @param address where it listens or what it is connected to
 * @param at when this was written
 * @param since when the receiver started
 * @param messages frames or messages that were kept
 * @param rows of them
 * @param repeats messages that had come before and were answered again
 * @param late rows that came later than the source file allows
 * @param ahead rows whose time is later than their arrival
 * @param retained messages that a broker had kept, which say nothing of now
 * @param refused how many were refused, by code
 * @param waiting bytes of the spool
 * @param newest number of the newest message of the spool
 * @param last when the last fresh message came
 * @param senders the newest ones
 * @param partitions of a broker that numbers its messages; none of others
 * @param fault why nothing comes, if it is known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StreamState(String dataset, String department, String protocol, String address, OffsetDateTime at,
        OffsetDateTime since, long messages, long rows, long repeats, long late, long ahead, long retained,
        Map<String, Long> refused, long waiting, long newest, Optional<OffsetDateTime> last, List<Sender> senders,
        List<Partition> partitions, Optional<Fault> fault) {

    private static final String FILE = "state.json";
    /** After which a state that was not written again says that nobody receives. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    public StreamState {
        refused = refused == null ? Map.of() : Map.copyOf(refused);
        last = last == null ? Optional.empty() : last;
        senders = senders == null ? List.of() : List.copyOf(senders);
        partitions = partitions == null ? List.of() : List.copyOf(partitions);
        fault = fault == null ? Optional.empty() : fault;
    }

    /**
     * Device or topic that sent.
     *
     * @param name number of the device, or the topic
     * @param connected whether its connection is open; of a topic, whether the broker's is
     */
    public record Sender(String name, boolean connected, long messages, OffsetDateTime last) { }

    /**
     * Partition of a broker's topic.
     *
     * @param next the number of the message that is read next
     * @param lag how many are there that were not read
     */
    public record Partition(String topic, int number, long next, long lag) { }

    /** Why nothing comes. */
    public record Fault(String code, String zh, String en) { }

    /** @return how many were refused in all */
    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @return whether somebody received when it was written, which was not long before now */
    public boolean isReceiving(OffsetDateTime now) {
        return fault.isEmpty() && at.plus(FRESH).isAfter(now);
    }

    /** @return the state beside a spool, if one was written */
    public static Optional<StreamState> read(Path spool) throws IOException {
        Path file = spool.resolve(FILE);
        return Files.isRegularFile(file)
                ? Optional.of(RunJson.parse(Files.readString(file), StreamState.class)) : Optional.empty();
    }

    /** Replaces the state beside a spool. */
    public void write(Path spool) throws IOException {
        AtomicFile.replace(spool.resolve(FILE), RunJson.write(this));
    }
}
