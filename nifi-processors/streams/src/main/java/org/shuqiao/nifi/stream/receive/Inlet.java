package org.shuqiao.nifi.stream.receive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.spool.Message;
import org.shuqiao.nifi.stream.spool.Place;
import org.shuqiao.nifi.stream.spool.Segments;
import org.shuqiao.nifi.stream.spool.Spool;

/** Takes the messages of one stream into its spool, counts them, and tells its state. */
public final class Inlet implements Closeable {

    private static final int SENDERS = 200;
    /** What a stream may keep while nobody lands it. */
    private static final long SPOOL_BYTES = 1L << 30;

    private final Stream stream;
    private final Path folder;
    private final Clock clock;
    private final Spool spool;
    private final RefusedMessages refusedMessages;
    private final OffsetDateTime since;
    private final Map<String, StreamState.Sender> senders = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StreamState.Sender> eldest) {
            return size() > SENDERS;
        }
    };
    private final Map<String, Long> refused = new TreeMap<>();
    private List<StreamState.Partition> partitions = List.of();
    private Optional<CodedException> fault = Optional.empty();
    private Optional<OffsetDateTime> last = Optional.empty();
    private long messages;
    private long rows;
    private long repeats;
    private long late;
    private long ahead;
    private long retained;

    private Inlet(Stream stream, Path folder, Clock clock, Spool spool) {
        this.stream = stream;
        this.folder = folder;
        this.clock = clock;
        this.spool = spool;
        refusedMessages = new RefusedMessages(folder);
        since = OffsetDateTime.now(clock);
    }

    /**
     * Names of a stream.
     *
     * @param address where it listens or what it is connected to, without secrets
     */
    public record Stream(String department, String dataset, String protocol, String address, Arrival arrival) {

        public String id() {
            return department + "_" + dataset;
        }

        /** @return where rows came from, as manifests write it */
        public String uri() {
            return address.contains("://") ? address : protocol + "://" + address;
        }
    }

    /** @throws CodedException if another process receives the stream, or the folder cannot be written */
    public static Inlet open(Stream stream, Path folder, Clock clock) {
        return new Inlet(stream, folder, clock, Spool.open(folder, stream.id(), SPOOL_BYTES, clock));
    }

    /** @return packets that were kept before this start */
    public List<Message> parts() {
        return spool.parts();
    }

    /** Keeps a message until it is whole; it is on disk when this returns. */
    public void takePart(String sender, Message part) {
        if (spool.append(part)) {
            count(sender, 0, 0, 0, false);
        } else {
            repeated(sender);
        }
    }

    /**
     * Keeps a message; it is on disk when this returns.
     *
     * @return whether it was new
     */
    public boolean take(String sender, Message message, boolean fromBroker) {
        List<Map<String, String>> marked = stream.arrival().mark(message.rows(), clock.instant(), sender, fromBroker);
        boolean isNew = spool.append(message.withRows(marked));
        if (isNew) {
            count(sender, marked.size(), noted(marked, Arrival.Note.LATE), noted(marked, Arrival.Note.AHEAD),
                    fromBroker);
        } else {
            repeated(sender);
        }
        return isNew;
    }

    /**
     * Message of a source that can be read again.
     *
     * @param message without rows where it was refused
     */
    public record Placed(String sender, Message message) { }

    /** Keeps messages in their order; they are on disk when this returns. What is wrong stays wrong. */
    public void takeAll(List<Placed> all) {
        List<Message> marked = all.stream().map(each -> each.message().withRows(stream.arrival()
                .mark(each.message().rows(), clock.instant(), each.sender(), false))).toList();
        List<Boolean> fresh = spool.append(marked);
        synchronized (this) {
            Optional<CodedException> wrong = fault;
            for (int i = 0; i < marked.size(); i++) {
                List<Map<String, String>> own = marked.get(i).rows();
                if (!fresh.get(i)) {
                    repeated(all.get(i).sender());
                } else if (!own.isEmpty()) {
                    count(all.get(i).sender(), own.size(), noted(own, Arrival.Note.LATE),
                            noted(own, Arrival.Note.AHEAD), false);
                }
            }
            fault = wrong;
        }
    }

    /** @return up to where a source has been read, empty where it never was */
    public Optional<Place> place(String of) {
        return spool.place(of);
    }

    /** @return whether nothing was read yet that has places */
    public boolean isFirst() {
        return spool.hasNoPlaces();
    }

    /** Goes on elsewhere; it is on disk when this returns. */
    public void move(Place place) {
        spool.move(place);
    }

    /** Tells how far each partition has been read. */
    public synchronized void partitions(List<StreamState.Partition> all) {
        partitions = List.copyOf(all);
    }

    /** Counts a message that says nothing of the dataset, such as a heartbeat. */
    public void heard(String sender) {
        synchronized (this) {
            sender(sender, true, 0);
        }
    }

    public void refuse(CodedException why, String text) {
        refuse(why, 1, text);
    }

    /** @param count how many messages are concerned, which may not be there any more */
    public void refuse(CodedException why, long count, String text) {
        synchronized (this) {
            refused.merge(why.code().id(), count, Long::sum);
        }
        try {
            refusedMessages.add(OffsetDateTime.now(clock), why.code().id(), text);
        } catch (IOException e) {
            fault(new CodedException(StreamCode.SPOOL_UNUSABLE, e, folder));
        }
    }

    /** Tells why nothing comes, until something does. */
    public synchronized void fault(CodedException why) {
        fault = Optional.of(why);
    }

    public synchronized Optional<CodedException> fault() {
        return fault;
    }

    public synchronized void recovered() {
        fault = Optional.empty();
    }

    public synchronized void left(String sender) {
        StreamState.Sender known = senders.get(sender);
        if (known != null) {
            senders.put(sender, new StreamState.Sender(sender, false, known.messages(), known.last()));
        }
    }

    private static long noted(List<Map<String, String>> rows, Arrival.Note note) {
        return rows.stream().filter(row -> note.word().equals(row.get(Arrival.NOTE))).count();
    }

    private synchronized void count(String sender, long count, long lateRows, long aheadRows, boolean fromBroker) {
        messages++;
        rows += count;
        late += lateRows;
        ahead += aheadRows;
        retained += fromBroker ? 1 : 0;
        fault = Optional.empty();
        if (!fromBroker) {
            last = Optional.of(OffsetDateTime.now(clock));
        }
        sender(sender, true, 1);
    }

    private synchronized void repeated(String sender) {
        repeats++;
        sender(sender, true, 0);
    }

    private void sender(String name, boolean connected, long more) {
        StreamState.Sender known = senders.get(name);
        senders.put(name, new StreamState.Sender(name, connected, more + (known == null ? 0 : known.messages()),
                OffsetDateTime.now(clock)));
    }

    public synchronized StreamState state() {
        return new StreamState(stream.dataset(), stream.department(), stream.protocol(), stream.address(),
                OffsetDateTime.now(clock), since, messages, rows, repeats, late, ahead, retained, refused,
                new Segments(folder).bytes(), spool.written(), last, new ArrayList<>(senders.values()),
                partitions,
                fault.map(each -> new StreamState.Fault(each.code().id(), each.text(Language.ZH),
                        each.text(Language.EN))));
    }

    /** Writes the state where the platform looks for it. */
    public void tell() {
        try {
            state().write(folder);
        } catch (IOException e) {
            throw new CodedException(StreamCode.SPOOL_UNUSABLE, e, folder);
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
