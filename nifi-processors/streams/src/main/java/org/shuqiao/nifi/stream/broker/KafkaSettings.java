package org.shuqiao.nifi.stream.broker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.shuqiao.standards.source.StreamSource;

/**
 * Settings of a reader of Kafka.
 *
 * @param servers addresses of some brokers, with commas between them
 * @param group under whose name the brokers keep how far it was read
 * @param trial whether it only looks: the newest messages, and nothing that another start would miss
 */
public record KafkaSettings(String servers, List<String> topics, String group, Optional<StreamSource.Login> login,
        Optional<String> user, Optional<String> password, boolean tls, Optional<String> trust,
        StreamSource.From from, boolean trial) {

    private static final int REQUEST_MILLIS = 10_000;
    private static final int CALL_MILLIS = 10_000;
    private static final int AGAIN_MILLIS = 5_000;
    private static final int FETCH = 4 << 20;
    private static final int PARTITION_FETCH = 1 << 20;
    private static final int AT_ONCE = 500;

    public KafkaSettings {
        topics = List.copyOf(topics);
    }

    /** @return the group of a dataset whose source file names none */
    public static String group(String dataset) {
        return "shuqiao-" + dataset;
    }

    /** Settings of every connection to the brokers. */
    Properties connection() {
        Properties all = new Properties();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, group);
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        all.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, AGAIN_MILLIS);
        all.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, REQUEST_MILLIS);
        all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        SecurityProtocol security = login.isPresent()
                ? tls ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT
                : tls ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
        all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.name());
        login.ifPresent(way -> {
            all.put(SaslConfigs.SASL_MECHANISM, way.mechanism());
            all.put(SaslConfigs.SASL_JAAS_CONFIG, jaas(way));
        });
        trust.ifPresent(file -> {
            all.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            all.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file);
        });
        return all;
    }

    /** Offsets are the spool's affair: nothing is committed or begun anew by itself. */
    Properties reading() {
        Properties all = connection();
        if (!trial) {
            all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH);
        all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH);
        return all;
    }

    private String jaas(StreamSource.Login way) {
        Class<?> module = way == StreamSource.Login.PLAIN ? PlainLoginModule.class : ScramLoginModule.class;
        return String.format(Locale.ROOT, "%s required username=%s password=%s;", module.getName(),
                quoted(user.orElse("")), quoted(password.orElse("")));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                quoted.append('\\');
            }
            quoted.append((char) each);
        });
        return quoted.append('"').toString();
    }

    /** Says everything but the password. */
    @Override
    public String toString() {
        return servers + " " + topics;
    }
}
