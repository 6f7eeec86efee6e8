package org.shuqiao.nifi.stream.broker;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics as the brokers have them: their partitions, and what tells a topic from one made anew under its name. */
final class KafkaTopics implements Closeable {

    private final Admin admin;
    private final List<String> names;

    KafkaTopics(KafkaSettings settings) {
        admin = Admin.create(settings.connection());
        names = settings.topics();
    }

    /**
     * Topics that are there, and those that are not.
     *
     * @param made by topic: its id; empty text where the brokers have none
     */
    record Found(List<TopicPartition> partitions, Map<String, String> made, List<String> missing) { }

    /** @throws KafkaException if the brokers do not say */
    Found find() {
        List<TopicPartition> partitions = new ArrayList<>();
        Map<String, String> made = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(names).topicNameValues();
        for (String name : names) {
            describe(asked.get(name)).ifPresentOrElse(topic -> {
                made.put(name, topic.topicId().equals(Uuid.ZERO_UUID) ? "" : topic.topicId().toString());
                topic.partitions().forEach(each -> partitions.add(new TopicPartition(name, each.partition())));
            }, () -> missing.add(name));
        }
        return new Found(partitions, made, missing);
    }

    private static Optional<TopicDescription> describe(KafkaFuture<TopicDescription> asked) {
        try {
            return Optional.of(asked.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException) {
                return Optional.empty();
            }
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
