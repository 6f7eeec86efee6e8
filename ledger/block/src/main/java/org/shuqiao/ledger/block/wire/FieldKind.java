package org.shuqiao.ledger.block.wire;

import java.util.function.Supplier;

/** Type of a protobuf field; enumerations are an {@code INT32}. */
public sealed interface FieldKind {

    /** @return the class that its values have here */
    Class<?> valueClass();

    /** A field that holds no other message. */
    enum Scalar implements FieldKind {
        BOOL(Long.class), INT32(Long.class), INT64(Long.class), BYTES(Bytes.class), TEXT(String.class);

        private final Class<?> valueClass;

        Scalar(Class<?> valueClass) {
            this.valueClass = valueClass;
        }

        @Override
        public Class<?> valueClass() {
            return valueClass;
        }
    }

    /** A field that holds a message. @param type told later, because a message may hold its own kind */
    record Nested(Supplier<MessageType> type) implements FieldKind {

        @Override
        public Class<?> valueClass() {
            return Message.class;
        }
    }
}
