package org.shuqiao.ledger.block.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/** The rules of the wire format, each by its bytes. */
class MessageTest {

    private static final MessageType LEAF = MessageType.of("test.Leaf", Field.int32(1, "count"), Field.text(2, "name"));
    private static final MessageType TREE = MessageType.of("test.Tree", Field.int64(1, "number"), Field.bool(2, "flag"),
            Field.bytes(3, "data"), Field.text(4, "text"), Field.message(5, "leaf", LEAF),
                    Field.map(6, "branches", () -> MessageTest.TREE));

    @Test
    void an_absent_field_is_empty() {
        Message message = read("");

        assertThat(message.number("number")).isZero();
        assertThat(message.flag("flag")).isFalse();
        assertThat(message.bytes("data")).isEqualTo(Bytes.EMPTY);
        assertThat(message.text("text")).isEmpty();
        assertThat(message.message("leaf").text("name")).isEmpty();
        assertThat(message.allBytes("data")).isEmpty();
        assertThat(message.map("branches")).isEmpty();
        assertThat(message.entry("branches", "none").number("number")).isZero();
    }

    @Test
    void the_last_one_wins_and_all_of_them_are_there() {
        Message message = read("0801 0802  1a0161 1a0162");

        assertThat(message.number("number")).isEqualTo(2);
        assertThat(message.bytes("data")).isEqualTo(bytes("62"));
        assertThat(message.allBytes("data")).containsExactly(bytes("61"), bytes("62"));
    }

    @Test
    void a_message_adds_to_the_one_before_it() {
        Message message = read("2a05 0801 120161  2a02 0802");

        assertThat(message.message("leaf").number("count")).isEqualTo(2);
        assertThat(message.message("leaf").text("name")).isEqualTo("a");
        assertThat(message.allMessages("leaf")).extracting(leaf -> leaf.text("name")).containsExactly("a", "");
    }

    @Test
    void a_map_holds_the_last_value_of_a_key() {
        Message message = read("3207 0a0161 1202 0801  3207 0a0162 1202 0802  3207 0a0161 1202 0803");

        assertThat(message.map("branches").keySet()).containsExactly("a", "b");
        assertThat(message.entry("branches", "a").number("number")).isEqualTo(3);
        assertThat(message.entry("branches", "b").number("number")).isEqualTo(2);
    }

    @Test
    void unknown_fields_are_passed_over_and_so_are_those_in_another_form() {
        Message message =
                read("3801  39 0000000000000000  3a0161  3d 00000000   0a0161  0d 01000000  1801  2807  0803");

        assertThat(message.number("number")).isEqualTo(3);
        assertThat(message.bytes("data")).isEqualTo(Bytes.EMPTY);
        assertThat(message.allMessages("leaf")).isEmpty();
    }

    @Test
    void numbers_have_the_bits_of_their_kind() {
        assertThat(read("08ffffffffffffffffff01").number("number")).isEqualTo(-1);
        assertThat(read("1080808080808080808001").flag("flag")).isTrue();
        assertThat(read("2a06 08 8180808010").message("leaf").number("count")).isEqualTo(1); // 2³² + 1
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a tag that ends midway,                80
            a field number of 0,                   0001
            a tag of more than 32 bits,            888080808001 01
            a number that ends midway,             0880
            a number with a spelling too many,     088100
            a number that says zero in two bytes,  088000
            a number of more than 64 bits,         08ffffffffffffffffff02
            a number of eleven bytes,              08ffffffffffffffffffff01
            a length beyond the end,               1a0261
            a length beyond the message around,    2a03 120461 626364
            a length that is negative,             1affffffffffffffffff01
            a length of 2³² + 1,                   1a818080801061
            eight bytes that end midway,           39 00000000000000
            four bytes that end midway,            3d 000000
            a group,                               3b 3c
            the end of no group,                   3c
            a form that there is not,              3e
            a form that there is not as well,      3f
            a text that is none,                   2201ff
            a text with a surrogate,               2203eda080
            a text with a letter too long,         2202c080
            a text that is none deep inside,       3209 0a0161 1204 2202c080
            a key that is none,                    3203 0a01ff
            """)
    void what_is_malformed_is_refused(String what, String hex) {
        assertThatThrownBy(() -> read(hex)).as(what).isInstanceOfSatisfying(CodedException.class, e ->
                assertThat(e.code()).isEqualTo(LedgerCode.BLOCK_FORM));
    }

    @Test
    void messages_are_in_messages_up_to_a_depth() {
        assertThat(nested(31)).satisfies(bytes -> Message.read(bytes, TREE));
        assertThatThrownBy(() -> Message.read(nested(32), TREE)).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> Message.read(nested(20_000), TREE)).isInstanceOf(CodedException.class);
    }

    @Test
    void there_are_so_many_fields_and_no_more() {
        byte[] most = new byte[2 << 20];
        for (int i = 0; i < most.length; i += 2) {
            most[i] = 0x1a; // empty data
        }

        assertThat(Message.read(Bytes.copyOf(most), TREE).allBytes("data")).hasSize(1 << 20);
        assertThatThrownBy(() -> Message.read(Bytes.copyOf(most).concat(bytes("1a00")), TREE))
                .isInstanceOf(CodedException.class);
    }

    @Test
    void a_field_that_the_definition_lacks_or_calls_otherwise_cannot_be_asked_for() {
        Message message = read("0801");

        assertThatThrownBy(() -> message.number("none")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.message("number")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message.text("number")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_empty_field_is_not_written() {
        assertThat(WireWriter.field(1, Bytes.EMPTY)).isEqualTo(Bytes.EMPTY);
        assertThat(WireWriter.field(3, bytes("61"))).isEqualTo(bytes("1a0161"));
        assertThat(Message.read(WireWriter.field(3, Bytes.copyOf(new byte[300])), TREE).bytes("data").size())
                .isEqualTo(300);
    }

    /** A map entry in a tree in a map entry: two messages for each level. */
    private static Bytes nested(int levels) {
        Bytes tree = bytes("0801");
        for (int i = 0; i < levels; i++) {
            tree = WireWriter.field(6, WireWriter.field(2, tree));
        }
        return tree;
    }

    private static Message read(String hex) {
        return Message.read(bytes(hex), TREE);
    }

    private static Bytes bytes(String hex) {
        return Bytes.copyOf(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
