package org.shuqiao.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;

/** Mutation test: a changed block proof is refused with a code. */
class BlockMutationTest {

    private static final int LENGTH = RecordedNetwork.BLOCK.length;

    @Test
    void no_flipped_byte_leaves_it_valid() {
        Set<String> codes = new TreeSet<>();
        for (int i = 0; i < LENGTH; i++) {
            byte[] changed = RecordedNetwork.BLOCK.clone();
            changed[i] ^= (byte) (1 << i % 8);
            codes.add(code(changed));
        }
        // text, form, transactions, header, signature, channel
        assertThat(codes).contains("SQ-LED-0020", "SQ-LED-0022", "SQ-LED-0026", "SQ-LED-0061", "SQ-LED-0062",
                "SQ-LED-0065");
    }

    @Property(tries = 3000)
    void no_other_byte_leaves_it_valid(@ForAll @IntRange(max = 100_000) int at, @ForAll byte other) {
        byte[] changed = RecordedNetwork.BLOCK.clone();
        Assume.that(changed[at % LENGTH] != other);
        changed[at % LENGTH] = other;

        refused(changed);
    }

    @Property(tries = 1000)
    void no_byte_can_be_put_in_or_left_out(@ForAll @IntRange(max = 100_000) int at, @ForAll byte extra) {
        int place = at % LENGTH;
        byte[] longer = new byte[LENGTH + 1];
        System.arraycopy(RecordedNetwork.BLOCK, 0, longer, 0, place);
        longer[place] = extra;
        System.arraycopy(RecordedNetwork.BLOCK, place, longer, place + 1, LENGTH - place);
        byte[] shorter = new byte[LENGTH - 1];
        System.arraycopy(RecordedNetwork.BLOCK, 0, shorter, 0, place);
        System.arraycopy(RecordedNetwork.BLOCK, place + 1, shorter, place, LENGTH - place - 1);

        refused(longer);
        refused(shorter);
        refused(Arrays.copyOf(RecordedNetwork.BLOCK, place));
    }

    @Property(tries = 1000)
    void no_two_pieces_can_change_places(@ForAll @IntRange(max = 100_000) int from,
            @ForAll @IntRange(max = 100_000) int to,
            @ForAll @IntRange(min = 1, max = 200) int length) {
        int first = Math.min(from % (LENGTH - length), to % (LENGTH - length));
        int second = Math.max(from % (LENGTH - length), to % (LENGTH - length));
        Assume.that(second >= first + length);
        byte[] changed = RecordedNetwork.BLOCK.clone();
        System.arraycopy(RecordedNetwork.BLOCK, second, changed, first, length);
        System.arraycopy(RecordedNetwork.BLOCK, first, changed, second, length);
        Assume.that(!Arrays.equals(changed, RecordedNetwork.BLOCK));

        refused(changed);
    }

    private static void refused(byte[] file) {
        assertThatThrownBy(() -> BlockVerifier.verify(file, RecordedNetwork.KEYS)).isInstanceOf(CodedException.class);
    }

    private static String code(byte[] file) {
        try {
            BlockVerifier.verify(file, RecordedNetwork.KEYS);
            throw new AssertionError("it is still valid");
        } catch (CodedException e) {
            return e.code().id();
        }
    }
}
