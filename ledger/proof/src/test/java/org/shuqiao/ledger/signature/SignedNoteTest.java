package org.shuqiao.ledger.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Example of the C2SP signed-note specification. */
class SignedNoteTest {

    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void the_published_note_verifies_under_the_published_key() {
        VerificationKey key = VerificationKey.parse(KEY);
        SignedNote note = SignedNote.parse(NOTE);

        assertThat(key.text()).isEqualTo(KEY);
        assertThat(note.lines().getFirst().key(List.of(key))).contains(key);
        assertThat(note.verifies(note.lines().getFirst(), key)).isTrue();
        assertThat(note.format()).isEqualTo(NOTE);
    }

    @Test
    void a_changed_text_does_not_verify() {
        SignedNote note = SignedNote.parse(NOTE.replace("answer", "Answer"));

        assertThat(note.verifies(note.lines().getFirst(), VerificationKey.parse(KEY))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNewmann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcaQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+!!!", ""})
    void a_key_whose_hash_does_not_belong_to_it_is_refused(String key) {
        assertThatThrownBy(() -> VerificationKey.parse(key)).hasMessageStartingWith("SQ-LED-001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text\n", "text\n\n", "text\n\nname AAAA\n", "text\n\n— name AAAA\n",
            "text\n\n— name\n",
        "text\r\n\n— PeterNeumann "
                + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"})
    void what_is_not_a_note_is_refused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).hasMessageStartingWith("SQ-LED-0033");
    }
}
