package org.shuqiao.nifi.stream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.ListenJob;
import org.shuqiao.nifi.stream.broker.KafkaBroker;
import org.shuqiao.nifi.stream.spool.Segments;

/** The worker killed again and again, and the broker stopped in between, while another system publishes. */
class KilledReaderTest {

    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final int PARTITIONS = 3;
    private static final String TOPIC = "killed.reader";

    @TempDir
    private Path folder;
    private final KafkaBroker broker = KafkaBroker.running();
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void nothingThatWasPublishedIsLostOrDoubled() throws Exception {
        broker.create(TOPIC, PARTITIONS, Map.of());
        Path job = job();
        Thread sender = new Thread(this::publish);
        sender.start();
        Random random = new Random(9092);
        for (int kill = 0; kill < KILLS; kill++) {
            Process worker = start(job);
            try {
                long before = newest();
                waitFor(() -> newest() > before);
                Thread.sleep(random.nextInt(150));
                if (kill == KILLS / 2) {
                    broker.stop();
                    broker.start();
                    long away = newest();
                    waitFor(() -> newest() > away);
                }
            } finally {
                worker.destroyForcibly().waitFor();
            }
        }
        ended.set(true);
        sender.join();
        Process last = start(job);
        try {
            waitFor(() -> kept().size() >= sent.size());
        } finally {
            last.destroyForcibly().waitFor();
        }

        assertThat(kept()).isEqualTo(sent);
        System.out.println(KILLS + " kills, " + sent.size() + " messages, none lost, none doubled");
    }

    private void publish() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers",
                broker.address(), "acks", "all", "linger.ms", 5), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; !ended.get(); i++) {
                String id = Integer.toString(i);
                producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null,
                        ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8)), (at, why) -> {
                            if (why == null) {
                                sent.put(id, 1);
                            }
                        });
                if (i % 10 == 0) {
                    Thread.sleep(5);
                }
            }
            producer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long newest() {
        return new Segments(spool()).newest();
    }

    private Map<String, Integer> kept() {
        Map<String, Integer> kept = new HashMap<>();
        new Segments(spool()).read(0, message -> {
            message.message().rows().forEach(row -> kept.merge(row.get("id"), 1, Integer::sum));
            return true;
        });
        return kept;
    }

    private Path spool() {
        return folder.resolve("streams/jiaotong_gate");
    }

    private Path job() throws IOException {
        Path source = Files.createDirectories(folder.resolve("sources/jiaotong")).resolve("gate.yaml");
        Files.writeString(source, """
                dataset: gate
                department: jiaotong
                title: {zh: 卡口, en: Gates}
                owner: 交警支队
                update: real-time
                source: {kind: stream, protocol: kafka, servers: ["%s"], topics: [%s]}
                contract:
                  - {column: id, type: text, required: true}
                mapping:
                  key: [id]
                  columns:
                    - {from: id, to: id, element: text, level: must}
                """.formatted(broker.address(), TOPIC));
        return Files.writeString(folder.resolve("job.json"), RunJson.write(new ListenJob(
                folder.resolve("streams").toString(), folder.resolve("secrets").toString(),
                List.of(source.toString()))));
    }

    private Process start(Path job) throws IOException {
        return new ProcessBuilder(JavaCommand.here(ListenWorker.class).heap("64m")
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC").words(job.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("worker.log").toFile())).start();
    }

    private void waitFor(Callable<Boolean> until) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!until.call()) {
            assertThat(System.nanoTime()).as(() -> {
                try {
                    return Files.readString(folder.resolve("worker.log"));
                } catch (IOException e) {
                    return e.toString();
                }
            }).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
