package org.shuqiao.standards.source;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Source that devices or a broker send to, all the time.
 *
 * @param address where the platform listens ({@code host:port}), the broker's URL, or the addresses of brokers with
 *     commas between them
 * @param topics of a broker; MQTT's may hold its wildcards
 * @param secret the name of the broker's password, or of the devices' keys of HJ 212
 * @param devices that may send; all where it is empty
 * @param connections of devices at once
 * @param idle after which a silent device's connection is closed
 * @param time the column with the time of a message, which tells repetitions, late rows and wrong clocks
 * @param late how long after its time a row may come before it is told
 * @param rows of a batch at most
 * @param kafka what brokers of Kafka need besides; empty of the others
 */
public record StreamSource(Protocol protocol, String address, List<String> topics, Optional<String> user,
        Optional<String> secret, List<String> devices, int connections, Duration idle, Optional<String> time,
        Duration late, int rows, Optional<Kafka> kafka) implements Source {

    /** Bound of a batch: the number under which the spool keeps a message. */
    private static final List<String> NUMBER = List.of("arrival_number");

    public StreamSource {
        topics = List.copyOf(topics);
        devices = List.copyOf(devices);
    }

    /** Protocol of a stream. */
    public enum Protocol {
        /** Monitoring of pollution sources, over TCP. */
        HJ212,
        MQTT,
        KAFKA;

        /** @return as source files and states write it */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Settings of brokers of Kafka.
     *
     * @param group under whose name the brokers keep how far it was read; empty: the platform's for the dataset
     * @param login how the user proves the password; empty for none
     * @param trust file with the authority of the brokers' certificates (PEM); empty: those of the JVM
     * @param from where the first reading begins
     */
    public record Kafka(Optional<String> group, Optional<Login> login, boolean tls, Optional<String> trust,
            From from) { }

    /** Proof of a password to a broker of Kafka. */
    public enum Login {
        PLAIN,
        SCRAM_SHA_256,
        SCRAM_SHA_512;

        /** @return as brokers call it */
        public String mechanism() {
            return name().replace('_', '-');
        }
    }

    /** Beginning of the first reading. */
    public enum From {
        /** With the oldest message that the brokers have. */
        EARLIEST,
        /** With what comes from then on. */
        LATEST
    }

    @Override
    public SliceStrategy slice() {
        return new SliceStrategy.Keyset(Optional.empty(), Optional.empty(), NUMBER, rows, Duration.ZERO,
                Optional.empty());
    }
}
