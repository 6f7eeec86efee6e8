package org.shuqiao.nifi.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.TestPort;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.spool.Message;
import org.shuqiao.nifi.stream.spool.Segments;

/** A subscriber at a real broker that redelivers and goes away. */
@SuppressWarnings("try")
class MqttSubscriberTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2024-03-07T07:00:30Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path folder;
    private int port;
    private Server broker;

    @BeforeEach
    void startTheBroker() throws IOException {
        port = TestPort.free();
        openBroker();
    }

    private void openBroker() throws IOException {
        Properties settings = new Properties();
        settings.setProperty("host", "127.0.0.1");
        settings.setProperty("port", Integer.toString(port));
        settings.setProperty("allow_anonymous", "true");
        settings.setProperty("telemetry_enabled", "false");
        settings.setProperty("persistence_enabled", "false");
        settings.setProperty("data_path", folder.resolve("broker").toString());
        broker = new Server();
        broker.startServer(new MemoryConfig(settings));
    }

    @AfterEach
    void stopTheBroker() {
        broker.stopServer();
    }

    @Test
    void messagesAreKeptOnceWithTheirNumbersAsWritten() throws Exception {
        try (Inlet inlet = inlet(); MqttSubscriber subscriber = subscribe(inlet)) {
            waitFor(() -> inlet.state().fault().isEmpty());
            String one = "{\"dev\":\"D1\",\"ts\":1709794800000,\"pm10\":0.1200,\"at\":{\"lon\":104.06}}";
            publish("dust/D1", one, one, "[{\"dev\":\"D2\",\"ts\":1709794800000,\"pm10\":1}]", "no json");
            waitFor(() -> inlet.state().messages() == 2 && inlet.state().refusals() == 1);

            assertThat(rows()).hasSize(2);
            assertThat(rows().getFirst()).containsEntry("pm10", "0.1200").containsEntry("at.lon", "104.06")
                    .containsEntry(Arrival.SENDER, "dust/D1").containsEntry(Arrival.LAG, "30");
            assertThat(inlet.state().repeats()).isEqualTo(1);
            assertThat(inlet.state().refused()).containsOnlyKeys(StreamCode.MESSAGE_FORM.id());
        }
    }

    @Test
    void whatIsSentWhileNobodyListensComesAfterwards() throws Exception {
        try (Inlet inlet = inlet(); MqttSubscriber subscriber = subscribe(inlet)) {
            publish("dust/D1", "{\"dev\":\"D1\",\"ts\":1709794800000}");
            waitFor(() -> inlet.state().messages() == 1);
        }
        publish("dust/D1", "{\"dev\":\"D1\",\"ts\":1709794801000}", "{\"dev\":\"D1\",\"ts\":1709794802000}");

        try (Inlet inlet = inlet(); MqttSubscriber subscriber = subscribe(inlet)) {
            waitFor(() -> rows().size() == 3);
            assertThat(rows()).extracting(row -> row.get("ts")).containsExactly("1709794800000", "1709794801000",
                    "1709794802000");
        }
    }

    /** The broker of these tests delivers what it kept without saying so, so the mark is shown without it. */
    @Test
    void aMessageThatTheBrokerHadKeptIsMarkedAndSaysNothingOfNow() {
        try (Inlet inlet = inlet()) {
            Map<String, String> row = Map.of("dev", "D9", "ts", "1709790000000");
            inlet.take("dust/D9", Message.of("dust/D9", row.toString(), List.of(row)), true);

            assertThat(rows().getFirst()).containsEntry(Arrival.RETAINED, "true").containsEntry(Arrival.NOTE, "late");
            assertThat(inlet.state().last()).isEmpty();
            assertThat(inlet.state().retained()).isEqualTo(1);
        }
    }

    @Test
    void aBrokerThatIsNotThereIsToldAsTheReason() {
        broker.stopServer();
        try (Inlet inlet = inlet(); MqttSubscriber subscriber = subscribe(inlet)) {
            assertThat(inlet.state().fault().orElseThrow().code()).isEqualTo(StreamCode.BROKER_DOWN.id());
        }
    }

    private MqttSubscriber subscribe(Inlet inlet) {
        return MqttSubscriber.start(new MqttSubscriber.Settings("mqtt://127.0.0.1:" + port, "shuqiao-dust",
                List.of("dust/#"), Optional.empty(), Optional.empty(), Optional.of("ts"), false), inlet);
    }

    private Inlet inlet() {
        return Inlet.open(new Inlet.Stream("zhujian", "dust", "mqtt", "mqtt://127.0.0.1:" + port,
                new Arrival(Optional.of("ts"), Duration.ofMinutes(10))), folder.resolve("spool"), NOW);
    }

    private void publish(String topic, String... messages) throws MqttException {
        try (MqttClient client = new MqttClient("tcp://127.0.0.1:" + port, "device", new MemoryPersistence())) {
            client.connect();
            for (String message : messages) {
                client.publish(topic, message.getBytes(StandardCharsets.UTF_8), 1, false);
            }
            client.disconnect();
        }
    }

    private List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        new Segments(folder.resolve("spool")).read(0, each -> {
            rows.addAll(each.message().rows());
            return true;
        });
        return rows;
    }

    private static void waitFor(BooleanSupplier until) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(15);
        while (!until.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }
}
