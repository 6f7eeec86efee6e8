package org.shuqiao.ledger.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

class CosignatureTest {

    private static final String TEXT = "yunzhou.shuqiao/log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    private static final Instant NOW = Instant.ofEpochSecond(1_679_315_147);

    private final SigningKey witness = new Ed25519Key("witness.example/w1",
            new Ed25519PrivateKeyParameters(new byte[32]));

    /** C2SP tlog-cosignature, "Format": the lines that are signed. */
    @Test
    void what_is_signed_is_the_header_the_time_and_the_checkpoint() {
        assertThat(new String(Cosignature.message(1_679_315_147, TEXT.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8)).isEqualTo("cosignature/v1\ntime 1679315147\n" + TEXT);
    }

    @Test
    void a_cosignature_verifies_under_the_witnesss_key_at_its_time_alone() {
        SignedNote.Line line = Cosignature.sign(witness, TEXT, NOW);
        SignedNote note = new SignedNote(TEXT, List.of(line));
        VerificationKey key = VerificationKey.parse(witness.verification().asWitness().text());

        assertThat(key.type()).isEqualTo(SignatureType.COSIGNATURE);
        assertThat(SignedNote.parse(note.format()).lines()).containsExactly(line);
        assertThat(line.key(List.of(witness.verification(), key))).contains(key);
        assertThat(note.verifies(line, key)).isTrue();
        assertThat(Cosignature.time(line)).isEqualTo(NOW);
        byte[] later = line.signature();
        later[7]++;
        assertThat(note.verifies(SignedNote.Line.of(key, later), key)).isFalse();
        assertThat(new SignedNote(TEXT.replace("7", "8"), List.of(line)).verifies(line, key)).isFalse();
    }
}
