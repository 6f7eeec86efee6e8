package org.shuqiao.ledger.block.wire;

import java.util.function.Supplier;
import org.shuqiao.ledger.block.wire.FieldKind.Nested;
import org.shuqiao.ledger.block.wire.FieldKind.Scalar;

/** A field of a message; whether it repeats is up to whoever reads it, as on the wire. */
public record Field(int number, String name, FieldKind kind) {

    public static Field bool(int number, String name) {
        return new Field(number, name, Scalar.BOOL);
    }

    public static Field int32(int number, String name) {
        return new Field(number, name, Scalar.INT32);
    }

    /** A number of 64 bits, signed or not. */
    public static Field int64(int number, String name) {
        return new Field(number, name, Scalar.INT64);
    }

    public static Field bytes(int number, String name) {
        return new Field(number, name, Scalar.BYTES);
    }

    public static Field text(int number, String name) {
        return new Field(number, name, Scalar.TEXT);
    }

    public static Field message(int number, String name, MessageType type) {
        return new Field(number, name, new Nested(() -> type));
    }

    /** A map from text to messages, which the wire holds as a repeated message of key and value. */
    public static Field map(int number, String name, Supplier<MessageType> value) {
        MessageType entry = MessageType.of(name, text(1, Message.KEY), new Field(2, Message.VALUE, new Nested(value)));
        return message(number, name, entry);
    }
}
