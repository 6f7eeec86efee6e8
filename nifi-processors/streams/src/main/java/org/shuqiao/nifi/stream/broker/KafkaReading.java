package org.shuqiao.nifi.stream.broker;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.spool.Place;
import org.shuqiao.standards.source.StreamSource;

/**
 * Connection to brokers of Kafka as long as it holds. It reads every partition by itself and goes on where the spool
 * says; the brokers are told how far it is for whoever watches the group there.
 */
final class KafkaReading implements Closeable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    /** Newest messages of a partition that a trial looks at. */
    private static final long NEWEST = 50;
    private static final int SHOWN = 1_000;

    private final KafkaSettings settings;
    private final Inlet inlet;
    private final KafkaTopics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaMessages messages;
    private final Map<TopicPartition, String> made = new HashMap<>();
    private long nextLook = System.nanoTime();
    private boolean shared;

    KafkaReading(KafkaSettings settings, Inlet inlet, KafkaMessages messages) {
        this.settings = settings;
        this.inlet = inlet;
        this.messages = messages;
        topics = new KafkaTopics(settings);
        try {
            consumer = new KafkaConsumer<>(settings.reading(), new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        } catch (KafkaException e) {
            topics.close();
            throw e;
        }
    }

    /** Takes what came. A few hundred milliseconds at most where nothing did. */
    void turn() {
        if (System.nanoTime() - nextLook >= 0) {
            look();
            nextLook = System.nanoTime() + LOOK.toNanos();
        }
        if (made.isEmpty()) {
            pause();
            return;
        }
        try {
            take(consumer.poll(POLL));
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().forEach((partition, at) -> moved(partition, at, e));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> came) {
        if (came.isEmpty()) {
            return;
        }
        List<Inlet.Placed> read = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : came) {
            TopicPartition partition = new TopicPartition(each.topic(), each.partition());
            read.add(messages.read(each, made.get(partition)));
            reached.put(partition, new OffsetAndMetadata(each.offset() + 1, each.leaderEpoch(), ""));
        }
        inlet.takeAll(read);
        if (!settings.trial()) {
            commit(reached);
        }
    }

    /** What the brokers are told is no condition of anything: the spool knows. */
    private void commit(Map<TopicPartition, OffsetAndMetadata> reached) {
        consumer.commitAsync(reached, (offsets, why) -> {
            shared = why instanceof CommitFailedException;
            if (why != null && !shared && !KafkaFaults.passes(why)) {
                inlet.fault(KafkaFaults.of(why, settings));
            }
        });
    }

    /** Looks for topics and partitions that are new, and how far each was read. */
    private void look() {
        try {
            KafkaTopics.Found found = topics.find();
            assign(found);
            tell();
            if (!found.missing().isEmpty()) {
                inlet.fault(new CodedException(StreamCode.TOPIC_UNKNOWN, settings.servers(),
                        String.join(", ", found.missing())));
            } else if (shared) {
                inlet.fault(new CodedException(StreamCode.GROUP_SHARED, settings.group(),
                        String.join(", ", settings.topics())));
            } else {
                inlet.recovered();
            }
        } catch (KafkaException e) {
            if (!KafkaFaults.passes(e)) {
                throw e;
            }
            inlet.fault(KafkaFaults.of(e, settings));
        }
    }

    private void assign(KafkaTopics.Found found) {
        Map<TopicPartition, String> now = new LinkedHashMap<>();
        found.partitions().forEach(each -> now.put(each, found.made().get(each.topic())));
        if (now.equals(made)) {
            return;
        }
        Set<TopicPartition> anew = new HashSet<>(now.keySet());
        anew.removeIf(each -> now.get(each).equals(made.get(each)));
        boolean first = inlet.isFirst();
        consumer.assign(now.keySet());
        for (TopicPartition each : anew) {
            if (settings.trial()) {
                long end = consumer.endOffsets(List.of(each)).get(each);
                consumer.seek(each, Math.max(beginning(each), end - NEWEST));
            } else {
                seek(each, now.get(each), first);
            }
        }
        made.clear();
        made.putAll(now);
    }

    private void seek(TopicPartition partition, String id, boolean first) {
        String name = KafkaMessages.place(partition.topic(), partition.partition());
        Optional<Place> reached = inlet.place(name);
        if (reached.isPresent() && reached.get().made().equals(id)) {
            Place place = reached.get();
            consumer.seek(partition, new OffsetAndMetadata(place.next(),
                    place.epoch() < 0 ? Optional.empty() : Optional.of(place.epoch()), ""));
            return;
        }
        long next = first ? begin(partition) : beginning(partition);
        reached.ifPresent(place -> inlet.refuse(new CodedException(StreamCode.TOPIC_REPLACED, partition.topic(),
                place.next()), name + "@" + place.next()));
        inlet.move(new Place(name, id, next, -1));
        consumer.seek(partition, next);
    }

    /** Where a first reading begins: where the group was, else as the source file says. */
    private long begin(TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        if (committed != null) {
            return committed.offset();
        }
        return settings.from() == StreamSource.From.LATEST ? consumer.endOffsets(List.of(partition)).get(partition)
                : beginning(partition);
    }

    private long beginning(TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).get(partition);
    }

    /** The place that was read to is not there any more: what that means is told, and nothing else is passed over. */
    private void moved(TopicPartition partition, long at, OffsetOutOfRangeException why) {
        String name = KafkaMessages.place(partition.topic(), partition.partition());
        long beginning = beginning(partition);
        long next;
        if (at < beginning) {
            next = beginning;
            inlet.refuse(new CodedException(StreamCode.OFFSETS_GONE, name, beginning - at, at, beginning - 1),
                    beginning - at, name + "@" + at + ".." + (beginning - 1));
        } else {
            next = Math.min(at, why instanceof LogTruncationException cut
                    && cut.divergentOffsets().containsKey(partition) ? cut.divergentOffsets().get(partition).offset()
                    : consumer.endOffsets(List.of(partition)).get(partition));
            inlet.refuse(new CodedException(StreamCode.LOG_TRUNCATED, name, at, next), name + "@" + next);
        }
        if (!settings.trial()) {
            inlet.move(new Place(name, made.get(partition), next, -1));
        }
        consumer.seek(partition, next);
    }

    private void tell() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(made.keySet());
        inlet.partitions(ends.entrySet().stream().map(each -> {
            long next = consumer.position(each.getKey());
            return new StreamState.Partition(each.getKey().topic(), each.getKey().partition(), next,
                    Math.max(0, each.getValue() - next));
        }).sorted(Comparator.comparingLong(StreamState.Partition::lag).reversed()
                .thenComparing(StreamState.Partition::topic).thenComparingInt(StreamState.Partition::number))
                .limit(SHOWN).toList());
    }

    /** From another thread: ends what {@link #turn} waits for. */
    void wake() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(FAREWELL));
        } finally {
            topics.close();
        }
    }
}
