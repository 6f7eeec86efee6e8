package org.shuqiao.ledger.block.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.FieldKind.Nested;
import org.shuqiao.ledger.block.wire.FieldKind.Scalar;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Reads the wire format of protocol buffers. It is stricter than protobuf's own readers where these bend: a number has
 * one spelling and fits in its bits, and there are no groups. Fields that are unknown, or come in another form than
 * their kind's, are passed over as there, since a message may be of a later definition.
 */
final class WireReader {

    private static final int MAX_DEPTH = 64;
    /** Of all messages that are in one; a block has one for each transaction. */
    private static final int MAX_FIELDS = 1 << 20;
    private static final int VARINT_BYTES = 10;
    private static final long MAX_TAG = 0xFFFF_FFFFL;

    private final byte[] bytes;
    private final MessageType outermost;
    private int at;
    private int fields;

    WireReader(byte[] bytes, MessageType type) {
        this.bytes = bytes;
        this.outermost = type;
    }

    Message read() {
        return message(outermost, bytes.length, 0);
    }

    private Message message(MessageType type, int end, int depth) {
        require(depth < MAX_DEPTH);
        Map<String, List<Object>> values = new HashMap<>();
        while (at < end) {
            long tag = varint(end);
            require(tag >= 8 && tag <= MAX_TAG); // a field's number begins at 1
            Optional<Field> field = Optional.ofNullable(type.fields().get((int) (tag >>> 3)));
            switch ((int) tag & 7) {
                case 0 -> {
                    long number = varint(end);
                    field.flatMap(known -> number(known.kind(), number))
                            .ifPresent(value -> keep(values, field.get(), value));
                }
                case 1 -> at = after(Long.BYTES, end);
                case 2 -> {
                    int next = after(varint(end), end);
                    field.flatMap(known -> content(known.kind(), next, depth))
                            .ifPresent(value -> keep(values, field.get(), value));
                    at = next;
                }
                case 5 -> at = after(Integer.BYTES, end);
                default -> throw malformed(); // groups, and what stands for nothing
            }
        }
        return new Message(type, values);
    }

    private void keep(Map<String, List<Object>> values, Field field, Object value) {
        require(++fields <= MAX_FIELDS);
        values.computeIfAbsent(field.name(), any -> new ArrayList<>()).add(value);
    }

    private static Optional<Long> number(FieldKind kind, long number) {
        return switch (kind) {
            case Scalar.BOOL -> Optional.of(number == 0 ? 0L : 1L);
            case Scalar.INT32 -> Optional.of((long) (int) number);
            case Scalar.INT64 -> Optional.of(number);
            case Scalar.BYTES, Scalar.TEXT -> Optional.empty();
            case Nested nested -> Optional.empty();
        };
    }

    private Optional<Object> content(FieldKind kind, int end, int depth) {
        return switch (kind) {
            case Scalar.BOOL, Scalar.INT32, Scalar.INT64 -> Optional.empty();
            case Scalar.BYTES -> Optional.of(Bytes.copyOf(bytes, at, end));
            case Scalar.TEXT -> Optional.of(text(end));
            case Nested nested -> Optional.of(message(nested.type().get(), end, depth + 1));
        };
    }

    private String text(int end) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, end - at)).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private int after(long length, int end) {
        require(length >= 0 && length <= end - at);
        return at + (int) length;
    }

    private long varint(int end) {
        long number = 0;
        for (int i = 0; i < VARINT_BYTES; i++) {
            require(at < end);
            byte next = bytes[at++];
            number |= (long) (next & 0x7F) << 7 * i;
            if (next >= 0) {
                require((next != 0 || i == 0) && (next <= 1 || i < VARINT_BYTES - 1));
                return number;
            }
        }
        throw malformed();
    }

    private void require(boolean wellFormed) {
        if (!wellFormed) {
            throw malformed();
        }
    }

    private CodedException malformed() {
        return new CodedException(LedgerCode.BLOCK_FORM, outermost.name());
    }
}
