package org.shuqiao.nifi.stream.broker;

import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;

/** Codes of what a client of Kafka throws. Its messages may hold what a setting holds and are not handed on. */
final class KafkaFaults {

    private KafkaFaults() { }

    static CodedException of(Throwable thrown, KafkaSettings settings) {
        Throwable why = thrown;
        while (known(why).isEmpty() && why.getCause() != null && why.getCause() != why) {
            why = why.getCause();
        }
        String topics = String.join(", ", settings.topics());
        return switch (known(why).orElse(StreamCode.READ_FAILED)) {
            case TOPIC_DENIED -> new CodedException(StreamCode.TOPIC_DENIED, thrown, settings.servers(), topics,
                    settings.group());
            case TOPIC_UNKNOWN -> new CodedException(StreamCode.TOPIC_UNKNOWN, thrown, settings.servers(), topics);
            case READ_FAILED -> new CodedException(StreamCode.READ_FAILED, thrown, settings.servers(),
                    thrown.getClass().getSimpleName());
            case StreamCode code -> new CodedException(code, thrown, settings.servers());
        };
    }

    private static Optional<StreamCode> known(Throwable why) {
        return Optional.ofNullable(switch (why) {
            case SslAuthenticationException untrusted -> StreamCode.BROKER_UNTRUSTED;
            case AuthenticationException denied -> StreamCode.BROKER_DENIED;
            case AuthorizationException denied -> StreamCode.TOPIC_DENIED;
            case UnknownTopicOrPartitionException unknown -> StreamCode.TOPIC_UNKNOWN;
            case InvalidTopicException unknown -> StreamCode.TOPIC_UNKNOWN;
            case ConfigException unresolved when String.valueOf(unresolved.getMessage()).contains("bootstrap") ->
                    StreamCode.BROKER_DOWN;
            case RetriableException away -> StreamCode.BROKER_DOWN;
            default -> null;
        });
    }

    /** @return whether the brokers may be asked again in the same session */
    static boolean passes(Exception thrown) {
        return thrown instanceof RetriableException;
    }
}
