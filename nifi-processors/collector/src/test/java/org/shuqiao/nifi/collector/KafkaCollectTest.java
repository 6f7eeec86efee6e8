package org.shuqiao.nifi.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.nifi.stream.broker.KafkaBroker;

/** A broker of Kafka, the worker that reads it and the worker that collects: the way of two messages. */
class KafkaCollectTest {

    private static final String TOPIC = "gate.passes";

    @TempDir
    private Path folder;
    private final KafkaBroker broker = KafkaBroker.running();

    @Test
    void messagesLandOnceThoughTheReaderWasKilledInBetween() throws Exception {
        broker.create(TOPIC, 1, Map.of());
        Path source = SourceYaml.write(folder, "jiaotong", "gate",
                "{kind: stream, protocol: kafka, servers: [\"%s\"], topics: [%s]}".formatted(broker.address(), TOPIC),
                """
                - {column: id, type: text}
                - {column: plate, type: text}
                - {column: message_partition, type: integer}
                - {column: message_offset, type: integer}""");
        WorkerProcess worker = new WorkerProcess(folder, Map.of());

        send("1", "云A12345");
        readUntil(source, 1);
        WorkerProcess.Result first = worker.run(List.of(source), job -> { });
        send("2", "云B00001");
        readUntil(source, 1); // of its own: the first message is not read again
        WorkerProcess.Result second = worker.run(List.of(source), job -> { });
        WorkerProcess.Result third = worker.run(List.of(source), job -> { });

        assertThat(first.exit()).as("%s", first.output()).isZero();
        assertThat(first.event("dataset", "jiaotong_gate").path("rows").asInt()).isEqualTo(1);
        assertThat(second.event("dataset", "jiaotong_gate").path("rows").asInt()).isEqualTo(1);
        assertThat(third.event("dataset", "jiaotong_gate").path("unchanged").asBoolean()).isTrue();
        assertThat(LandedRows.rows(worker.landing().resolve("jiaotong/gate")))
                .extracting(row -> row.path("id").asText() + row.path("plate").asText()
                        + row.path("message_offset").asText())
                .containsExactly("1云A123450", "2云B000011");
    }

    private void send(String id, String plate) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers",
                broker.address(), "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, ("{\"id\":\"" + id + "\",\"plate\":\"" + plate + "\"}")
                    .getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Has the topic read until the reader has so many messages, and kills it. */
    private void readUntil(Path source, long messages) throws Exception {
        Path spool = folder.resolve("streams/jiaotong_gate");
        Process reader = Listening.start(folder, source);
        try {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (StreamState.read(spool).filter(state -> reads(state, reader) && state.messages() >= messages)
                    .isEmpty()) {
                assertThat(System.nanoTime()).as(Files.readString(Listening.log(folder))).isLessThan(end);
                Thread.sleep(50);
            }
        } finally {
            reader.destroyForcibly().waitFor();
        }
    }

    /** The state of the reader before it lies there until this one writes its own. */
    private static boolean reads(StreamState state, Process reader) {
        return reader.info().startInstant().filter(start -> !state.since().toInstant().isBefore(start.minusSeconds(1)))
                .isPresent();
    }
}
