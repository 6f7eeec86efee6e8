package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Messages with any content that their kind can have, and bytes that are nearly one. */
final class RandomMessage {

    private static final List<String> TEXTS = List.of("", "MSP", "Orderer", "Application", "lifecycle",
            "fact/anchor/yunzhou/log", "数桥", "𠮷");
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 3L, 200L, 300L, -1L, (long) Integer.MAX_VALUE,
            1L << 32, Long.MIN_VALUE);
    private static final int DEPTH = 7;

    private final Random random;

    RandomMessage(long seed) {
        this.random = new Random(seed);
    }

    byte[] bytes(FabricKind kind) {
        return message(kind.theirs().newBuilderForType(), 0).build().toByteArray();
    }

    /** @param bytes of a message; what becomes of them is sometimes one, too */
    byte[] changed(FabricKind kind, byte[] bytes) {
        byte[] changed = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(changed.length + 1);
            int to = from + random.nextInt(Math.min(changed.length - from, 20) + 1);
            byte[] part = Arrays.copyOfRange(changed, from, to);
            changed = switch (random.nextInt(8)) {
                case 0 -> with(changed, from, Math.min(from + 1, changed.length), (byte) random.nextInt(256));
                case 1 -> with(changed, from, from, (byte) random.nextInt(256));
                case 2 -> with(changed, from, to);
                case 3 -> Arrays.copyOf(changed, from);
                case 4 -> with(changed, to, to, part);
                case 5 -> flipped(changed);
                case 6 -> with(changed, changed.length, changed.length, bytes(kind));
                default -> with(changed, 0, 0, unknown().toByteArray());
            };
        }
        return changed;
    }

    private static byte[] with(byte[] bytes, int from, int to, byte... part) {
        byte[] result = new byte[from + part.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(part, 0, result, from, part.length);
        System.arraycopy(bytes, to, result, from + part.length, bytes.length - to);
        return result;
    }

    private byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private Message.Builder message(Message.Builder builder, int depth) {
        for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
            boolean nests = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (random.nextInt(4) == 0 || nests && depth >= DEPTH) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    builder.addRepeatedField(field, value(builder, field, depth));
                }
            } else {
                builder.setField(field, value(builder, field, depth));
            }
        }
        // which keeps no more than key and value
        boolean entry = builder.getDescriptorForType().getOptions().getMapEntry();
        return entry || random.nextInt(4) > 0 ? builder : builder.setUnknownFields(unknown());
    }

    private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
        long number = random.nextBoolean() ? NUMBERS.get(random.nextInt(NUMBERS.size())) : random.nextLong();
        return switch (field.getJavaType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) number;
            case LONG -> number;
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case BYTE_STRING -> bytes(random.nextInt(random.nextInt(30) == 0 ? 400 : 12));
            case ENUM -> value(field.getEnumType().getValues());
            case MESSAGE -> message(builder.newBuilderForField(field), depth + 1).build();
            case FLOAT, DOUBLE -> throw new AssertionError(field.getFullName());
        };
    }

    private EnumValueDescriptor value(List<EnumValueDescriptor> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Fields that are not defined, and fixed ones of numbers that are defined otherwise. */
    private UnknownFieldSet unknown() {
        UnknownFieldSet.Builder unknown = UnknownFieldSet.newBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
            boolean defined = random.nextBoolean();
            switch (random.nextInt(defined ? 2 : 4)) {
                case 0 -> field.addFixed32(random.nextInt());
                case 1 -> field.addFixed64(random.nextLong());
                case 2 -> field.addVarint(random.nextLong());
                default -> field.addLengthDelimited(bytes(random.nextInt(5)));
            }
            unknown.mergeField(defined ? 1 + random.nextInt(12) : 100 + random.nextInt((1 << 29) - 100), field.build());
        }
        return unknown.build();
    }

    private ByteString bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
