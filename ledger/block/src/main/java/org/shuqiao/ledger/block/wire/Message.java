package org.shuqiao.ledger.block.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.FieldKind.Nested;

/**
 * A message of protocol buffers, its fields by their names. As protobuf has it, a field that is absent has the empty
 * value, the last of several wins where one is asked for, and of several messages where one is asked for each adds to
 * those before it.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, Encoding</a>
 */
public final class Message {

    static final String KEY = "key";
    static final String VALUE = "value";

    private final MessageType type;
    private final Map<String, List<Object>> values; // each a Long, Bytes, String or Message, as the type says

    Message(MessageType type, Map<String, List<Object>> values) {
        this.type = type;
        this.values = values;
    }

    /** Reads all of it. @throws CodedException {@code BLOCK_FORM} for what is not such a message to the last byte */
    public static Message read(Bytes bytes, MessageType type) {
        return new WireReader(bytes.toByteArray(), type).read();
    }

    /** @return whole or, where the definition says {@code bool}, 1 or 0; unsigned ones of 64 bits as their bits */
    public long number(String field) {
        return last(field, Long.class, 0L);
    }

    public boolean flag(String field) {
        return number(field) != 0;
    }

    public Bytes bytes(String field) {
        return last(field, Bytes.class, Bytes.EMPTY);
    }

    public String text(String field) {
        return last(field, String.class, "");
    }

    public Message message(String field) {
        return all(field, Message.class).stream().reduce(empty(field), Message::and);
    }

    public List<Bytes> allBytes(String field) {
        return all(field, Bytes.class);
    }

    public List<Message> allMessages(String field) {
        return all(field, Message.class);
    }

    /** @return in the order of the keys' first appearance; for a key that appears again the last value */
    public Map<String, Message> map(String field) {
        Map<String, Message> map = new LinkedHashMap<>();
        allMessages(field).forEach(entry -> map.put(entry.text(KEY), entry.message(VALUE)));
        return map;
    }

    /** @return what a map holds for the key, an empty message where it holds nothing */
    public Message entry(String map, String key) {
        return map(map).getOrDefault(key, empty(map).message(VALUE));
    }

    private <T> T last(String field, Class<T> as, T absent) {
        List<T> all = all(field, as);
        return all.isEmpty() ? absent : all.getLast();
    }

    private <T> List<T> all(String field, Class<T> as) {
        return values.getOrDefault(type.named(field, as).name(), List.of()).stream().map(as::cast).toList();
    }

    private Message empty(String field) {
        Nested nested = (Nested) type.named(field, Message.class).kind();
        return new Message(nested.type().get(), Map.of());
    }

    private Message and(Message more) {
        Map<String, List<Object>> both = new HashMap<>(values);
        more.values.forEach((field, added) -> both.merge(field, added,
                (before, after) -> Stream.concat(before.stream(), after.stream()).toList()));
        return new Message(type, both);
    }
}
