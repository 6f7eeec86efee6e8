package org.shuqiao.nifi.stream.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;
import org.shuqiao.nifi.stream.spool.Message;

/**
 * Subscriber of an MQTT broker with a session that outlives it. A message is acknowledged once it is on disk, so the
 * broker delivers again what a kill cut off; that it did so is told by what the message says.
 */
public final class MqttSubscriber implements Receiver {

    private static final int AT_LEAST_ONCE = 1;
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Set<Integer> DENIED = Set.of((int) MqttException.REASON_CODE_FAILED_AUTHENTICATION,
            (int) MqttException.REASON_CODE_NOT_AUTHORIZED);

    private final Settings settings;
    private final Inlet inlet;
    private final MqttAsyncClient client;
    private final Set<String> topics = new HashSet<>();
    private long nextTry;
    private boolean closed;

    /**
     * Settings of a subscriber.
     *
     * @param url {@code mqtt://host:port} or {@code mqtts://host:port}
     * @param client its name at the broker, the same at each start
     * @param user empty for none
     * @param time the column with a message's time; without it two messages that are alike are two
     * @param trial whether it only looks: no session, nothing that another start would miss
     */
    public record Settings(String url, String client, List<String> topics, Optional<String> user,
            Optional<String> password, Optional<String> time, boolean trial) {

        public Settings {
            topics = List.copyOf(topics);
        }
    }

    private MqttSubscriber(Settings settings, Inlet inlet, MqttAsyncClient client) {
        this.settings = settings;
        this.inlet = inlet;
        this.client = client;
    }

    /** @return the name at the broker by which it knows what a dataset has not been given yet; a trial has its own */
    public static String client(String dataset, boolean trial) {
        return "shuqiao-" + dataset + (trial ? "-" + UUID.randomUUID().toString().substring(0, 8) : "");
    }

    /** Begins; a broker that is not there is tried again and again. */
    public static MqttSubscriber start(Settings settings, Inlet inlet) {
        try {
            MqttAsyncClient client = new MqttAsyncClient(settings.url().replaceFirst("^mqtts:", "ssl:")
                    .replaceFirst("^mqtt:", "tcp:"), settings.client(), new MemoryPersistence());
            client.setManualAcks(true);
            MqttSubscriber subscriber = new MqttSubscriber(settings, inlet, client);
            client.setCallback(subscriber.new Callback());
            subscriber.tick();
            return subscriber;
        } catch (MqttException | IllegalArgumentException e) {
            throw new CodedException(StreamCode.BROKER_DOWN, e, settings.url());
        }
    }

    private MqttConnectOptions options() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(settings.trial());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setMaxInflight(1000);
        settings.user().ifPresent(options::setUserName);
        settings.password().ifPresent(password -> options.setPassword(password.toCharArray()));
        return options;
    }

    @Override
    public synchronized void tick() {
        if (closed || client.isConnected() || System.nanoTime() < nextTry) {
            return;
        }
        nextTry = System.nanoTime() + RETRY.toNanos();
        try {
            client.connect(options()).waitForCompletion(RETRY.toMillis());
        } catch (MqttException e) {
            StreamCode code = DENIED.contains(e.getReasonCode()) ? StreamCode.BROKER_DENIED : StreamCode.BROKER_DOWN;
            inlet.fault(new CodedException(code, e, settings.url()));
        }
    }

    private final class Callback implements MqttCallbackExtended {

        @Override
        public void connectComplete(boolean again, String server) {
            try {
                for (String topic : settings.topics()) {
                    client.subscribe(topic, AT_LEAST_ONCE);
                }
                inlet.recovered();
            } catch (MqttException e) {
                inlet.fault(new CodedException(StreamCode.BROKER_DENIED, e, settings.url()));
            }
        }

        @Override
        public void connectionLost(Throwable why) {
            inlet.fault(new CodedException(StreamCode.BROKER_DOWN, why, settings.url()));
            topics.forEach(inlet::left);
        }

        /** What cannot be kept is not acknowledged: the broker delivers it again after the next connecting. */
        @Override
        public void messageArrived(String topic, MqttMessage message) throws MqttException {
            try {
                take(topic, message);
                client.messageArrivedComplete(message.getId(), message.getQos());
            } catch (CodedException e) {
                inlet.fault(e);
                leave();
            }
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // nothing is published
        }
    }

    private void take(String topic, MqttMessage message) {
        topics.add(topic);
        Optional<List<Map<String, String>>> rows = JsonMessages.rows(message.getPayload());
        if (rows.isEmpty()) {
            inlet.refuse(new CodedException(StreamCode.MESSAGE_FORM, topic),
                    new String(message.getPayload(), StandardCharsets.UTF_8));
            return;
        }
        boolean timed = settings.time().isPresent()
                && rows.get().stream().allMatch(row -> row.containsKey(settings.time().get()));
        String said = rows.get().stream().map(Object::toString).collect(Collectors.joining("\n"));
        inlet.take(topic, timed ? Message.of(topic, said, rows.get()) : Message.unmarked(rows.get()),
                message.isRetained());
    }

    /** Goes without a farewell, from the client's own thread. */
    private void leave() {
        Thread.ofVirtual().start(() -> {
            try {
                client.disconnectForcibly(0, FAREWELL.toMillis(), false);
            } catch (MqttException e) {
                inlet.fault(new CodedException(StreamCode.BROKER_DOWN, e, settings.url()));
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(FAREWELL.toMillis(), FAREWELL.toMillis());
            }
            client.close(true);
        } catch (MqttException e) {
            inlet.fault(new CodedException(StreamCode.BROKER_DOWN, e, settings.url()));
        }
    }
}
