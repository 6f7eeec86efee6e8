package org.shuqiao.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MessageOrBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;

/** Compares a message, field by field, with what Fabric's own code reads. */
final class SameContent {

    private SameContent() { }

    static void require(Message ours, MessageOrBuilder theirs) {
        for (FieldDescriptor field : theirs.getDescriptorForType().getFields()) {
            if (field.getRealContainingOneof() == null) { // of those that exclude each other none is read
                field(ours, theirs, field);
            }
        }
    }

    private static void field(Message ours, MessageOrBuilder theirs, FieldDescriptor field) {
        String name = field.getName();
        if (field.isMapField()) {
            map(ours.map(name), all(theirs, field));
        } else if (field.isRepeated()) {
            repeated(ours, all(theirs, field), field);
        } else {
            Object value = theirs.getField(field);
            switch (field.getJavaType()) {
                case BOOLEAN -> assertThat(ours.flag(name)).as(name).isEqualTo(value);
                case INT, LONG -> assertThat(ours.number(name)).as(name).isEqualTo(((Number) value).longValue());
                case ENUM -> assertThat(ours.number(name)).as(name)
                        .isEqualTo(((EnumValueDescriptor) value).getNumber());
                case STRING -> assertThat(ours.text(name)).as(name).isEqualTo(value);
                case BYTE_STRING -> assertThat(ours.bytes(name)).as(name).isEqualTo(bytes(value));
                case MESSAGE -> require(ours.message(name), (MessageOrBuilder) value);
                case FLOAT, DOUBLE -> throw new AssertionError(name);
            }
        }
    }

    private static void repeated(Message ours, List<?> theirs, FieldDescriptor field) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            List<Message> messages = ours.allMessages(field.getName());
            assertThat(messages).as(field.getName()).hasSameSizeAs(theirs);
            for (int i = 0; i < messages.size(); i++) {
                require(messages.get(i), (MessageOrBuilder) theirs.get(i));
            }
        } else {
            assertThat(ours.allBytes(field.getName())).as(field.getName())
                    .isEqualTo(theirs.stream().map(SameContent::bytes).toList());
        }
    }

    private static void map(Map<String, Message> ours, List<?> theirs) {
        Map<String, MessageOrBuilder> last = new HashMap<>();
        for (Object each : theirs) {
            MessageOrBuilder entry = (MessageOrBuilder) each;
            last.put((String) entry.getField(entry.getDescriptorForType().findFieldByNumber(1)),
                    (MessageOrBuilder) entry.getField(entry.getDescriptorForType().findFieldByNumber(2)));
        }
        assertThat(ours.keySet()).isEqualTo(last.keySet());
        ours.forEach((key, value) -> require(value, last.get(key)));
    }

    private static List<?> all(MessageOrBuilder message, FieldDescriptor field) {
        return (List<?>) message.getField(field);
    }

    private static Bytes bytes(Object value) {
        return Bytes.copyOf(((ByteString) value).toByteArray());
    }
}
