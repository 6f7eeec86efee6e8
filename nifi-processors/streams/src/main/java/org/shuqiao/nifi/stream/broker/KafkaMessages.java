package org.shuqiao.nifi.stream.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.spool.Message;
import org.shuqiao.nifi.stream.spool.Place;

/** Rows of messages of Kafka, with what the broker says of each; and what is no rows. */
public final class KafkaMessages {

    /** The columns that the broker's part of a message has. */
    public static final List<String> COLUMNS = List.of("message_key", "message_partition", "message_offset",
            "message_time");
    private static final int MOST_BYTES = 8 << 20;
    /** Bytes of a refused message that are looked at. */
    private static final int SHOWN = 4_000;

    private static final int REMEMBERED = 1_000;

    private final Inlet inlet;
    /** Refused messages that may come again, since what came with them could not be kept. */
    private final Map<Place, Boolean> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    KafkaMessages(Inlet inlet) {
        this.inlet = inlet;
    }

    /** @return the message with its place; without rows where it was refused, which is told before */
    Inlet.Placed read(ConsumerRecord<byte[], byte[]> read, String made) {
        Place place = new Place(place(read.topic(), read.partition()), made, read.offset() + 1,
                read.leaderEpoch().orElse(-1));
        Optional<List<Map<String, String>>> rows = rows(read, place);
        List<Map<String, String>> all = new ArrayList<>();
        rows.orElse(List.of()).forEach(row -> {
            Map<String, String> more = new LinkedHashMap<>(row);
            if (read.key() != null) {
                more.put("message_key", new String(read.key(), StandardCharsets.UTF_8));
            }
            more.put("message_partition", Integer.toString(read.partition()));
            more.put("message_offset", Long.toString(read.offset()));
            if (read.timestamp() >= 0) {
                more.put("message_time", Long.toString(read.timestamp()));
            }
            all.add(more);
        });
        return new Inlet.Placed(read.topic(), Message.at(place, all));
    }

    static String place(String topic, int partition) {
        return topic + "/" + partition;
    }

    private Optional<List<Map<String, String>>> rows(ConsumerRecord<byte[], byte[]> read, Place place) {
        if (read.value() == null) {
            refuse(new CodedException(StreamCode.TOMBSTONE, read.topic()), read, place, read.key());
            return Optional.empty();
        }
        if (read.value().length > MOST_BYTES) {
            refuse(new CodedException(StreamCode.MESSAGE_LARGE, read.topic(), read.value().length, MOST_BYTES), read,
                    place, read.value());
            return Optional.empty();
        }
        Optional<List<Map<String, String>>> rows = JsonMessages.rows(read.value());
        if (rows.isEmpty()) {
            refuse(new CodedException(StreamCode.MESSAGE_FORM, read.topic()), read, place, read.value());
        }
        return rows;
    }

    private void refuse(CodedException why, ConsumerRecord<byte[], byte[]> read, Place place, byte[] shown) {
        if (told.put(place, true) != null) {
            return;
        }
        byte[] start = shown == null ? new byte[0] : Arrays.copyOf(shown, Math.min(SHOWN, shown.length));
        inlet.refuse(why, place.of() + "@" + read.offset() + ": " + new String(start, StandardCharsets.UTF_8));
    }
}
