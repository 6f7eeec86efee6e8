package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SigningKeys;

class ReceiptVerifierTest {

    @TempDir
    private Path folder;
    private TestLog log;
    private Receipt receipt;
    private byte[] file;

    @BeforeEach
    void receipt() {
        log = new TestLog(folder);
        for (int i = 1; i <= 5; i++) {
            log.append("G-2026-000012", i);
        }
        receipt = log.append("G-2026-000012", 6);
        file = receipt.bytes();
    }

    @Test
    void a_true_receipt_tells_what_it_proves() {
        assertThat(verify(file)).isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
            assertThat(valid.facts().index()).isEqualTo(5);
            assertThat(valid.facts().size()).isEqualTo(6);
            assertThat(valid.facts().record()).isEqualTo(receipt.record());
            assertThat(valid.facts().signers()).containsExactly("yunzhou.shuqiao/log");
        });
    }

    @Test
    void no_changed_byte_leaves_it_valid() {
        Map<String, Integer> reasons = new HashMap<>();
        for (int i = 0; i < file.length; i++) {
            for (int bit = 0; bit < 8; bit += 2) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) (1 << bit);
                count(reasons, changed);
            }
        }
        // the reasons differ by what was hit: the text, its form, the record, the path, the checkpoint
        assertThat(reasons.keySet()).contains("SQ-LED-0020", "SQ-LED-0022", "SQ-LED-0026", "SQ-LED-0032",
                "SQ-LED-0034");
    }

    @Test
    void no_byte_can_be_left_out_or_put_in() {
        Map<String, Integer> reasons = new HashMap<>();
        for (int i = 0; i <= file.length; i++) {
            for (byte extra : new byte[] {' ', '\n', '0', '"', '}', ','}) {
                byte[] longer = new byte[file.length + 1];
                System.arraycopy(file, 0, longer, 0, i);
                longer[i] = extra;
                System.arraycopy(file, i, longer, i + 1, file.length - i);
                count(reasons, longer);
            }
            count(reasons, Arrays.copyOf(file, Math.min(i, file.length - 1)));
            if (i < file.length) {
                byte[] shorter = Arrays.copyOf(file, file.length - 1);
                System.arraycopy(file, i + 1, shorter, i, file.length - 1 - i);
                count(reasons, shorter);
            }
        }
        assertThat(reasons.keySet()).contains("SQ-LED-0021", "SQ-LED-0024", "SQ-LED-0025");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "rows":118 | "rows":119 | SQ-LED-0032
            "consumer":"minzheng" | "consumer":"weijian" | SQ-LED-0032
            低保复核 | 低保复查 | SQ-LED-0032
            "index":5 | "index":3 | SQ-LED-0031
            "index":5 | "index":6 | SQ-LED-0029
            "size":6 | "size":7 | SQ-LED-0030
            \\n6\\n | \\n7\\n | SQ-LED-0034
            yunzhou.shuqiao/log\\n | yunzhou.shuqiao/lag\\n | SQ-LED-0034
            — yunzhou.shuqiao/log | — yunzhou.shuqiao/lag | SQ-LED-0035
            "v":1} | "v": 1} | SQ-LED-0025
            "v":1} | "v":1,"v":1} | SQ-LED-0023
            "v":1} | "v":2} | SQ-LED-0027
            "v":1} | "v":1}{} | SQ-LED-0024
            "v":1} | "v":1 | SQ-LED-0021
            "v":1} | "v":1,"w":"990102198503071235"} | SQ-LED-0026
            "rows":118 | "rows":118.0 | SQ-LED-0025
            "purpose":"低保复核" | "purpose":"990102198503071235" | SQ-LED-0002
            """)
    void the_reason_says_what_was_changed(String from, String to, String code) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        int last = text.lastIndexOf(from);

        String changed = text.substring(0, last) + to + text.substring(last + from.length());

        assertThat(verify(changed.getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(Verdict.Invalid.class,
                invalid -> {
            assertThat(invalid.code()).isEqualTo(code);
            assertThat(invalid.zh() + invalid.en()).doesNotContain("990102198503071235");
        });
    }

    @Test
    void another_records_proof_does_not_fit() {
        Receipt other = log.append("G-2026-000012", 7);
        byte[] mixed = new Receipt(receipt.record(), other.index(), other.size(), other.path(), other.checkpoint())
                .bytes();

        assertThat(code(mixed)).isEqualTo("SQ-LED-0032");
    }

    @Test
    void a_receipt_of_a_stranger_is_not_believed(@TempDir Path stranger) {
        TestLog other = new TestLog(stranger);

        assertThat(code(other.append("G-2026-000012", 1).bytes())).isEqualTo("SQ-LED-0035");
    }

    @Test
    void a_departments_signature_does_not_stand_for_the_logs() {
        SigningKeys keys = SigningKeys.in(folder, "yunzhou.shuqiao");
        Checkpoint signed = new Checkpoint(receipt.checkpoint().origin(), receipt.size(), receipt.checkpoint().root(),
                SignedNote.sign(receipt.checkpoint().note().text(), keys.department("gongan")));
        Checkpoint both = new Checkpoint(receipt.checkpoint().origin(), receipt.size(), receipt.checkpoint().root(),
                SignedNote.sign(receipt.checkpoint().note().text(), keys.log(), keys.department("gongan")));

        assertThat(code(new Receipt(receipt.record(), 5, 6, receipt.path(), signed).bytes())).isEqualTo("SQ-LED-0036");
        assertThat(ReceiptVerifier.verify(new Receipt(receipt.record(), 5, 6, receipt.path(), both).bytes(),
                keys.publicKeys()))
                .isInstanceOfSatisfying(Verdict.Valid.class, valid -> assertThat(valid.facts().signers())
                        .containsExactly("yunzhou.shuqiao/log", "yunzhou.shuqiao/gongan"));
    }

    @Test
    void what_is_no_receipt_is_said_so() {
        assertThat(code(new byte[0])).isEqualTo("SQ-LED-0021");
        assertThat(code("[]".getBytes(StandardCharsets.UTF_8))).isEqualTo("SQ-LED-0026");
        assertThat(code("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo("SQ-LED-0026");
        assertThat(code("<html>".getBytes(StandardCharsets.UTF_8))).isEqualTo("SQ-LED-0022");
        assertThat(code(new byte[] {(byte) 0xff})).isEqualTo("SQ-LED-0020");
        assertThat(code(new byte[(1 << 20) + 1])).isEqualTo("SQ-LED-0028");
        assertThat(code("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEqualTo("SQ-LED-0022");
    }

    private void count(Map<String, Integer> reasons, byte[] changed) {
        reasons.merge(code(changed), 1, Integer::sum);
    }

    private String code(byte[] changed) {
        Verdict verdict = ReceiptVerifier.verify(changed, keys());
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        return ((Verdict.Invalid) verdict).code();
    }

    private Verdict verify(byte[] bytes) {
        return ReceiptVerifier.verify(bytes, keys());
    }

    private PublicKeys keys() {
        return PublicKeys.parse(log.publicKeys().bytes());
    }
}
