package org.shuqiao.nifi.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.StreamSource;

/** Translates the source of a stream into its processor. A flow that stays receives itself; else the spool is read. */
final class StreamFlow {

    private static final String KEYS = "Device Keys";
    private static final String PASSWORD = "Password";

    private StreamFlow() { }

    static Component write(SourceFile source, StreamSource stream, SecretResolver secrets, FlowDocument document,
            Map<String, String> values, Flow.Options options) {
        Map<String, String> properties = FlowWriter.common(source);
        properties.put("Spool Folder", Path.of(options.spools()).toAbsolutePath().resolve(source.id()).toString());
        properties.put("Receive", Boolean.toString(options.stays()));
        properties.put("Late After", stream.late().toMillis() + " millis");
        properties.put("Rows per Slice", Integer.toString(stream.rows()));
        String address = secrets.resolve(stream.address());
        return switch (stream.protocol()) {
            case HJ212 -> {
                properties.put("Address", address);
                properties.put("Connections", Integer.toString(stream.connections()));
                properties.put("Idle Time", stream.idle().toMillis() + " millis");
                if (!stream.devices().isEmpty()) {
                    properties.put("Devices", String.join(",", stream.devices()));
                }
                stream.secret().ifPresent(name -> properties.put(KEYS,
                        FlowWriter.secret(document, values, FlowWriter.SECRET, secrets.secret(name))));
                yield FlowWriter.ours(Flow.PULL, "listen.ListenHj212", properties, List.of(),
                        List.of(FlowWriter.STATE, KEYS));
            }
            case MQTT -> {
                properties.put("Broker URL", address);
                properties.put("Topics", FlowWriter.literal(String.join(",", stream.topics())));
                stream.user().ifPresent(user -> properties.put("User", secrets.resolve(user)));
                stream.secret().ifPresent(name -> properties.put(PASSWORD,
                        FlowWriter.secret(document, values, FlowWriter.SECRET, secrets.secret(name))));
                stream.time().ifPresent(column -> properties.put("Time Column", column));
                yield FlowWriter.ours(Flow.PULL, "listen.ConsumeMqtt", properties, List.of(),
                        List.of(FlowWriter.STATE, PASSWORD));
            }
            case KAFKA -> {
                StreamSource.Kafka kafka = stream.kafka().orElseThrow();
                properties.put("Servers", address);
                properties.put("Topics", String.join(",", stream.topics()));
                kafka.group().ifPresent(group -> properties.put("Group", group));
                kafka.login().ifPresent(login -> properties.put("Login", login.mechanism()));
                stream.user().ifPresent(user -> properties.put("User", FlowWriter.literal(secrets.resolve(user))));
                stream.secret().ifPresent(name -> properties.put(PASSWORD,
                        FlowWriter.secret(document, values, FlowWriter.SECRET, secrets.secret(name))));
                properties.put("TLS", Boolean.toString(kafka.tls()));
                kafka.trust().ifPresent(trust -> properties.put("Trust", secrets.resolve(trust)));
                properties.put("From", kafka.from().name().toLowerCase(Locale.ROOT));
                stream.time().ifPresent(column -> properties.put("Time Column", column));
                yield FlowWriter.ours(Flow.PULL, "listen.ConsumeKafka", properties, List.of(),
                        List.of(FlowWriter.STATE, PASSWORD));
            }
        };
    }
}
