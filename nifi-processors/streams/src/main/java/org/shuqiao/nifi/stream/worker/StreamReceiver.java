package org.shuqiao.nifi.stream.worker;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Set;
import org.shuqiao.nifi.stream.broker.KafkaSettings;
import org.shuqiao.nifi.stream.broker.KafkaSubscriber;
import org.shuqiao.nifi.stream.broker.MqttSubscriber;
import org.shuqiao.nifi.stream.hj212.DeviceKeys;
import org.shuqiao.nifi.stream.hj212.Hj212Listener;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.StreamSource;

/** Receiver of a source file's stream, before it is opened. */
final class StreamReceiver {

    private final SourceFile source;
    private final StreamSource described;
    private final SecretResolver secrets;
    private final Clock clock;

    private StreamReceiver(SourceFile source, StreamSource described, SecretResolver secrets, Clock clock) {
        this.source = source;
        this.described = described;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param secrets those of the source's department */
    static StreamReceiver of(SourceFile source, SecretResolver secrets, Clock clock) {
        if (!(source.source() instanceof StreamSource stream)) {
            throw new IllegalArgumentException(source.id() + " is no stream");
        }
        return new StreamReceiver(source, stream, secrets, clock);
    }

    Inlet.Stream stream() {
        return new Inlet.Stream(source.department(), source.dataset(), described.protocol().word(),
                secrets.resolve(described.address()), new Arrival(described.time(), described.late()));
    }

    Receiver open(Inlet inlet) {
        String address = secrets.resolve(described.address());
        return switch (described.protocol()) {
            case HJ212 -> {
                int colon = address.lastIndexOf(':');
                yield Hj212Listener.start(new Hj212Listener.Settings(new InetSocketAddress(address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1))), described.connections(), described.idle(),
                        Set.copyOf(described.devices()),
                        described.secret().map(secrets::secret).map(DeviceKeys::parse).orElse(DeviceKeys.NONE), true),
                        inlet, clock);
            }
            case MQTT -> MqttSubscriber.start(new MqttSubscriber.Settings(address,
                    MqttSubscriber.client(source.id(), false), described.topics(),
                    described.user().map(secrets::resolve), described.secret().map(secrets::secret),
                    described.time(), false), inlet);
            case KAFKA -> {
                StreamSource.Kafka kafka = described.kafka().orElseThrow();
                yield KafkaSubscriber.start(new KafkaSettings(address, described.topics(),
                        kafka.group().orElse(KafkaSettings.group(source.id())), kafka.login(),
                        described.user().map(secrets::resolve), described.secret().map(secrets::secret), kafka.tls(),
                        kafka.trust().map(secrets::resolve), kafka.from(), false), inlet);
            }
        };
    }
}
