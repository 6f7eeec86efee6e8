package org.shuqiao.standards.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/** Parser of the {@code source} section of a stream. */
final class StreamReader {

    private static final String TOPICS = "topics";
    private static final int ROWS = 50_000;
    private static final int MOST_ROWS = 10_000_000;
    private static final int CONNECTIONS = 256;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Pattern SECRET = Pattern.compile(SecretResolver.NAME);
    /** The column that holds the time of HJ 212 data. */
    private static final String DATA_TIME = "data_time";
    /** The column that holds the time that a broker of Kafka has for a message. */
    private static final String MESSAGE_TIME = "message_time";
    /** Name of a topic or group, as files, properties and messages may hold it. */
    private static final Pattern KAFKA_NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private StreamReader() { }

    static StreamSource read(Section section) {
        StreamSource.Protocol protocol = section.choice("protocol", StreamSource.Protocol.class);
        Optional<String> secret = section.maybeName("secret", SECRET);
        Duration late = SourceReader.duration(section, "late").orElse(LATE);
        int rows = section.integer("rows", ROWS, 1, MOST_ROWS);
        return switch (protocol) {
            case HJ212 -> new StreamSource(protocol, section.text("listen"), List.of(), Optional.empty(), secret,
                    section.texts("devices"), section.integer("connections", CONNECTIONS, 1, MOST_CONNECTIONS),
                    SourceReader.duration(section, "idle").orElse(IDLE), Optional.of(DATA_TIME), late, rows,
                    Optional.empty());
            case MQTT -> new StreamSource(protocol, section.text("url"), some(section, TOPICS), section.maybe("user"),
                    secret, List.of(), 1, IDLE, section.maybe("time"), late, rows, Optional.empty());
            case KAFKA -> new StreamSource(protocol, String.join(",", some(section, "servers")), topics(section),
                    section.maybe("user"), secret, List.of(), 1, IDLE,
                    Optional.of(section.maybe("time").orElse(MESSAGE_TIME)), late, rows,
                    Optional.of(kafka(section, secret)));
        };
    }

    private static StreamSource.Kafka kafka(Section section, Optional<String> secret) {
        Optional<StreamSource.Login> login = section.maybeChoice("login", StreamSource.Login.class);
        if (login.isPresent() && section.maybe("user").isEmpty()) {
            throw section.missing("user");
        }
        if (login.isPresent() && secret.isEmpty()) {
            throw section.missing("secret");
        }
        if (login.isEmpty() && (secret.isPresent() || section.has("user"))) {
            throw section.missing("login");
        }
        Optional<String> trust = section.maybe("trust");
        return new StreamSource.Kafka(section.maybeName("group", KAFKA_NAME), login,
                section.flag("tls", false) || trust.isPresent(), trust,
                section.choice("from", StreamSource.From.class, StreamSource.From.EARLIEST));
    }

    private static List<String> topics(Section section) {
        List<String> topics = some(section, TOPICS);
        if (!topics.stream().allMatch(topic -> KAFKA_NAME.matcher(topic).matches())) {
            throw new CodedException(StandardsCode.WRONG_NAME, section.file(), section.place(TOPICS), TOPICS,
                    KAFKA_NAME.pattern());
        }
        return topics;
    }

    private static List<String> some(Section section, String key) {
        List<String> texts = section.texts(key);
        if (texts.isEmpty()) {
            throw section.missing(key);
        }
        return texts;
    }
}
