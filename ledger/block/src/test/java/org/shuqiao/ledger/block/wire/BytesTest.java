package org.shuqiao.ledger.block.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

/** A value: equal by content, changed by nobody. */
class BytesTest {

    private static final Bytes ABC = Bytes.copyOf(new byte[] {'a', 'b', 'c'});

    @Test
    void the_same_bytes_are_equal_and_others_are_not() {
        assertThat(Bytes.copyOf(new byte[] {'a', 'b'}).concat(Bytes.copyOf(new byte[] {'c'}))).isEqualTo(ABC)
                .hasSameHashCodeAs(ABC);
        assertThat(Bytes.copyOf(new byte[] {'x', 'a', 'b', 'c'}, 1, 4)).isEqualTo(ABC);
        assertThat(Bytes.copyOf(new byte[] {'a', 'b'})).isNotEqualTo(ABC);
        assertThat(Bytes.copyOf(new byte[0])).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void nobody_changes_them() {
        byte[] source = {'a', 'b', 'c'};
        Bytes bytes = Bytes.copyOf(source);

        source[0] = 'x';
        bytes.toByteArray()[1] = 'x';

        assertThat(bytes).isEqualTo(ABC);
        assertThatThrownBy(() -> bytes.buffer().put((byte) 'x')).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void their_content_is_not_shown() {
        assertThat(ABC).hasToString("3 bytes");
    }
}
