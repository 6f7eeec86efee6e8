package org.shuqiao.standards.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.standards.document.Section;

/** Parser of the {@code source} section of a stream. */
final class StreamReader {

    private static final int ROWS = 50_000;
    private static final int MOST_ROWS = 10_000_000;
    private static final int CONNECTIONS = 256;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Pattern SECRET = Pattern.compile(SecretResolver.NAME);
    /** The column that holds the time of HJ 212 data. */
    private static final String DATA_TIME = "data_time";

    private StreamReader() { }

    static StreamSource read(Section section) {
        StreamSource.Protocol protocol = section.choice("protocol", StreamSource.Protocol.class);
        Optional<String> secret = section.maybeName("secret", SECRET);
        Duration late = SourceReader.duration(section, "late").orElse(LATE);
        int rows = section.integer("rows", ROWS, 1, MOST_ROWS);
        return switch (protocol) {
            case HJ212 -> new StreamSource(protocol, section.text("listen"), List.of(), Optional.empty(), secret,
                    section.texts("devices"), section.integer("connections", CONNECTIONS, 1, MOST_CONNECTIONS),
                    SourceReader.duration(section, "idle").orElse(IDLE), Optional.of(DATA_TIME), late, rows);
            case MQTT -> {
                List<String> topics = section.texts("topics");
                if (topics.isEmpty()) {
                    throw section.missing("topics");
                }
                yield new StreamSource(protocol, section.text("url"), topics, section.maybe("user"), secret,
                        List.of(), 1, IDLE, section.maybe("time"), late, rows);
            }
        };
    }
}
