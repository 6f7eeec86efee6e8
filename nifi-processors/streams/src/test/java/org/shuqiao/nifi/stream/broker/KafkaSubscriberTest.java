package org.shuqiao.nifi.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.spool.Segments;
import org.shuqiao.standards.source.StreamSource;

/** A reader at a real broker whose topics are trimmed, made anew, and read by others. */
@SuppressWarnings("try")
class KafkaSubscriberTest {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final KafkaBroker broker = KafkaBroker.running();
    @TempDir
    private Path folder;
    private String topic;

    @BeforeEach
    void nameTheTopic() {
        topic = "gate.events-" + TOPICS.incrementAndGet();
    }

    @Test
    void eachMessageIsKeptOnceWithItsPlaceAndWhatIsNoneIsCounted() throws Exception {
        broker.create(topic, 2, Map.of());
        byte[] huge = ("{\"n\":1,\"x\":\"" + "x".repeat(9 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        send(0, text("{\"n\":1,\"value\":0.1200,\"at\":{\"lon\":104.06}}"), text("no json"), null, huge,
                text("[{\"n\":2},{\"n\":3}]"));
        send(1, text("{\"n\":4}"), new byte[0], text("{\"n\":4}"));

        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> inlet.state().messages() == 4 && inlet.state().refusals() == 4 && lag(inlet) == 0);

            assertThat(rows()).hasSize(5);
            assertThat(rows()).filteredOn(row -> row.get("n").equals("1")).singleElement().satisfies(row ->
                    assertThat(row).containsEntry("value", "0.1200").containsEntry("at.lon", "104.06")
                            .containsEntry("message_partition", "0").containsEntry("message_offset", "0")
                            .containsEntry("message_key", "key").containsEntry(Arrival.SENDER, topic)
                            .containsKeys("message_time", Arrival.LAG));
            assertThat(inlet.state().refused()).containsEntry(StreamCode.MESSAGE_FORM.id(), 2L)
                    .containsEntry(StreamCode.TOMBSTONE.id(), 1L).containsEntry(StreamCode.MESSAGE_LARGE.id(), 1L);
            assertThat(inlet.state().partitions()).extracting(StreamState.Partition::next)
                    .containsExactlyInAnyOrder(5L, 3L);
            assertThat(inlet.state().late()).isZero();
        }
        assertThat(Files.readString(folder.resolve("spool/refused.jsonl"))).contains(topic + "/0@1: no json",
                topic + "/0@2: key");
        send(1, text("{\"n\":5}"));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> inlet.state().messages() == 1 && lag(inlet) == 0);

            assertThat(rows()).hasSize(6);
            assertThat(inlet.state().refusals()).isZero();
            assertThat(committed(1)).isEqualTo(4);
        }
    }

    @Test
    void whatTheBrokersThrewAwayBeforeItWasReadIsCounted() throws Exception {
        broker.create(topic, 1, Map.of());
        send(0, some(1, 5));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> rows().size() == 5);
        }
        send(0, some(6, 20));
        try (Admin admin = broker.admin()) {
            admin.deleteRecords(Map.of(partition(0), RecordsToDelete.beforeOffset(12))).all().get();
        }
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> rows().size() == 13);

            assertThat(inlet.state().refused()).containsOnly(Map.entry(StreamCode.OFFSETS_GONE.id(), 7L));
        }
        assertThat(Files.readString(folder.resolve("spool/refused.jsonl"))).contains(topic + "/0@5..11");
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginningAndTold() throws Exception {
        broker.create(topic, 1, Map.of());
        send(0, some(1, 5));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> rows().size() == 5);
        }
        try (Admin admin = broker.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> code(inlet).equals(StreamCode.TOPIC_UNKNOWN.id()));

            broker.create(topic, 1, Map.of());
            send(0, some(101, 107));
            waitFor(() -> rows().size() == 12);
            assertThat(inlet.state().refused()).containsOnly(Map.entry(StreamCode.TOPIC_REPLACED.id(), 1L));
            waitFor(() -> code(inlet).isEmpty());
        }
    }

    @Test
    void whatOthersDoInItsGroupNeitherLosesNorDoublesAnything() throws Exception {
        broker.create(topic, 1, Map.of());
        send(0, some(1, 5));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> rows().size() == 5 && Long.valueOf(5).equals(committed(0)));
        }
        try (Admin admin = broker.admin()) {
            admin.alterConsumerGroupOffsets("shuqiao-jiaotong_gate", Map.of(partition(0), new OffsetAndMetadata(1)))
                    .all().get();
        }
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet);
                KafkaConsumer<byte[], byte[]> other = other()) {
            other.subscribe(List.of(topic));
            waitFor(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });
            send(0, some(6, 9));
            waitFor(() -> {
                other.poll(Duration.ofMillis(100));
                return code(inlet).equals(StreamCode.GROUP_SHARED.id());
            });
            other.commitSync(Map.of(partition(0), new OffsetAndMetadata(9)));

            assertThat(rows()).hasSize(9);
            assertThat(inlet.state().repeats()).isZero();
        }
    }

    @Test
    void partitionsThatComeLaterAreReadFromTheirBeginningThoughTheFirstReadingBeganWithWhatCame() throws Exception {
        broker.create(topic, 1, Map.of());
        send(0, some(1, 5));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = KafkaSubscriber.start(
                settings(broker.address(), StreamSource.From.LATEST, false), inlet)) {
            waitFor(() -> inlet.state().partitions().size() == 1);
        }
        send(0, some(6, 7));
        try (Admin admin = broker.admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all().get();
        }
        send(1, some(8, 9));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = KafkaSubscriber.start(
                settings(broker.address(), StreamSource.From.LATEST, false), inlet)) {
            waitFor(() -> rows().size() == 4);

            assertThat(rows()).extracting(row -> row.get("n")).containsExactlyInAnyOrder("6", "7", "8", "9");
        }
    }

    @Test
    void aTrialSeesTheNewestMessagesAndTellsTheBrokersNothing() throws Exception {
        broker.create(topic, 1, Map.of());
        send(0, some(1, 80));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = KafkaSubscriber.start(
                settings(broker.address(), StreamSource.From.EARLIEST, true), inlet)) {
            waitFor(() -> rows().size() == 50);
        }
        assertThat(rows().getLast()).containsEntry("n", "80");
        assertThat(committed(0)).isNull();
    }

    @Test
    void abortedTransactionsAreNotKept() throws Exception {
        broker.create(topic, 1, Map.of());
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, text("{\"n\":1}")));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, text("{\"n\":2}")));
            producer.commitTransaction();
        }
        try (Inlet inlet = inlet(); KafkaSubscriber reader = read(inlet)) {
            waitFor(() -> rows().size() == 1 && lag(inlet) == 0);

            assertThat(rows().getFirst()).containsEntry("n", "2");
        }
    }

    @ParameterizedTest
    @EnumSource(StreamSource.Login.class)
    void aUserLogsInOverTlsToBrokersThatAreTrusted(StreamSource.Login login) throws Exception {
        broker.create(topic, 1, Map.of());
        send(0, some(1, 2));
        try (Inlet inlet = inlet(); KafkaSubscriber reader = KafkaSubscriber.start(new KafkaSettings(broker.withTls(),
                List.of(topic), "group", Optional.of(login), Optional.of("reader"), Optional.of(KafkaBroker.PASSWORD),
                true, Optional.of(broker.certificateFile().toString()), StreamSource.From.EARLIEST, false), inlet)) {
            waitFor(() -> rows().size() == 2);
        }
    }

    @Test
    void whyNothingComesIsTold() throws Exception {
        assertThat(fault(broker.withLogin(), "wrong", false)).isEqualTo(StreamCode.BROKER_DENIED.id());
        assertThat(fault(broker.withTls(), KafkaBroker.PASSWORD, true)).isEqualTo(StreamCode.BROKER_UNTRUSTED.id());
        assertThat(fault("127.0.0.1:1", KafkaBroker.PASSWORD, false)).isEqualTo(StreamCode.BROKER_DOWN.id());
        assertThat(fault("no-such-host.invalid:9092", KafkaBroker.PASSWORD, false))
                .isEqualTo(StreamCode.BROKER_DOWN.id());
        assertThat(fault(broker.withLogin(), KafkaBroker.PASSWORD, false)).isEqualTo(StreamCode.TOPIC_UNKNOWN.id());
    }

    private String fault(String servers, String password, boolean tls) throws Exception {
        try (Inlet inlet = inlet(); KafkaSubscriber reader = KafkaSubscriber.start(new KafkaSettings(servers,
                List.of(topic), "group", Optional.of(StreamSource.Login.PLAIN), Optional.of("reader"),
                Optional.of(password), tls, Optional.empty(), StreamSource.From.EARLIEST, false), inlet)) {
            waitFor(() -> !code(inlet).isEmpty());
            assertThat(inlet.fault().orElseThrow().getMessage()).doesNotContain(password);
            return code(inlet);
        }
    }

    private KafkaSubscriber read(Inlet inlet) {
        return KafkaSubscriber.start(settings(broker.address(), StreamSource.From.EARLIEST, false), inlet);
    }

    private KafkaSettings settings(String servers, StreamSource.From from, boolean trial) {
        return new KafkaSettings(servers, List.of(topic), KafkaSettings.group("jiaotong_gate"), Optional.empty(),
                Optional.empty(), Optional.empty(), false, Optional.empty(), from, trial);
    }

    private KafkaConsumer<byte[], byte[]> other() {
        Properties properties = settings(broker.address(), StreamSource.From.EARLIEST, false).reading();
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Inlet inlet() {
        return Inlet.open(new Inlet.Stream("jiaotong", "gate", "kafka", broker.address(),
                new Arrival(Optional.of("message_time"), Duration.ofMinutes(10))), folder.resolve("spool"),
                SystemClock.beijing());
    }

    private static String code(Inlet inlet) {
        return inlet.fault().map(each -> each.code().id()).orElse("");
    }

    private static long lag(Inlet inlet) {
        return inlet.state().partitions().isEmpty() ? -1
                : inlet.state().partitions().stream().mapToLong(StreamState.Partition::lag).sum();
    }

    private Long committed(int partition) throws Exception {
        try (Admin admin = broker.admin()) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets("shuqiao-jiaotong_gate")
                    .partitionsToOffsetAndMetadata().get().get(partition(partition));
            return committed == null ? null : committed.offset();
        }
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.address());
        properties.put("max.request.size", 32 << 20);
        properties.putAll(more);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void send(int partition, byte[]... messages) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (byte[] message : messages) {
                producer.send(new ProducerRecord<>(topic, partition, text("key"), message)).get();
            }
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[][] some(int from, int to) {
        List<byte[]> all = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            all.add(text("{\"n\":" + i + "}"));
        }
        return all.toArray(byte[][]::new);
    }

    private List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        new Segments(folder.resolve("spool")).read(0, each -> {
            rows.addAll(each.message().rows());
            return true;
        });
        return rows;
    }

    private static void waitFor(Callable<Boolean> until) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (!until.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }
}
