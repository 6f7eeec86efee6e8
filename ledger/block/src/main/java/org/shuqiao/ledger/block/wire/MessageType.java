package org.shuqiao.ledger.block.wire;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of message as its {@code .proto} file defines it. All fields are named, also those that nobody reads: the wire
 * tells neither texts nor messages from other bytes, and what is no text or message is refused wherever it stands.
 *
 * @param fields by their numbers
 */
public record MessageType(String name, Map<Integer, Field> fields) {

    public MessageType {
        fields = Map.copyOf(fields);
    }

    public static MessageType of(String name, Field... fields) {
        return new MessageType(name, Stream.of(fields).collect(Collectors.toMap(Field::number, Function.identity())));
    }

    Field named(String field, Class<?> as) {
        return fields.values().stream().filter(each -> each.name().equals(field) && each.kind().valueClass() == as)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no " + as.getSimpleName() + " " + field));
    }
}
