package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.receipt.Receipt;

class BundleVerifierTest {

    @TempDir
    private Path folder;
    private TestLog log;
    private final Map<String, byte[]> files = new TreeMap<>();

    @BeforeEach
    void receipts() {
        log = new TestLog(folder.resolve("keys"));
        for (int i = 1; i <= 6; i++) {
            files.put("r" + i + ".receipt.json", log.append("G-2026-000012", i).bytes());
        }
        for (int i = 1; i < 6; i++) {
            files.put("consistency-" + i + ".json", log.consistency(i, i + 1).bytes());
        }
    }

    @Test
    void a_complete_bundle_is_sound_and_one_history() throws IOException {
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(bundle.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(bundle.resolve("note.txt"), "not a receipt");

        BundleReport report = BundleVerifier.verify(bundle, log.publicKeys());

        assertThat(report.sound()).isTrue();
        assertThat(report.counts().receipts()).isEqualTo(6);
        assertThat(report.unlinked()).isEmpty();
    }

    @Test
    void missing_receipts_of_a_grant_are_named() {
        files.remove("r1.receipt.json");
        files.remove("r3.receipt.json");
        files.remove("r4.receipt.json");

        BundleReport report = verify();

        assertThat(report.sound()).isFalse();
        assertThat(report.findings()).extracting(BundleReport.Finding::code).containsOnly("SQ-LED-0052").hasSize(2);
        assertThat(report.findings().toString()).contains("sequence 1 ", "sequence 3–4 ");
    }

    @Test
    void the_same_receipt_twice_is_told_and_does_no_harm() {
        files.put("copy.receipt.json", files.get("r2.receipt.json"));

        assertThat(verify().findings()).extracting(BundleReport.Finding::code).containsExactly("SQ-LED-0050");
        assertThat(verify().sound()).isTrue();
    }

    @Test
    void a_log_that_showed_two_histories_is_caught() {
        TestLog liar = new TestLog(folder.resolve("keys"));
        for (int i = 1; i <= 6; i++) {
            Receipt lie = liar.append("G-2026-000012", i);
            if (i == 6) {
                assertThat(ReceiptVerifier.verify(lie.bytes(), log.publicKeys())).isInstanceOf(Verdict.Valid.class);
                files.put("lie.receipt.json", lie.bytes());
            }
        }

        BundleReport report = verify();

        assertThat(report.sound()).isFalse();
        assertThat(report.findings()).extracting(BundleReport.Finding::code).contains("SQ-LED-0051");
        assertThat(report.findings().toString()).contains("size 6", "index 5", "G-2026-000012 #6");
    }

    @Test
    void sizes_without_a_proof_between_them_are_listed() {
        files.remove("consistency-3.json");

        assertThat(verify().unlinked()).containsExactly(3L);
    }

    @Test
    void a_broken_consistency_file_is_not_believed() {
        byte[] bytes = files.get("consistency-3.json");
        bytes[bytes.length / 2] ^= 1;

        assertThat(verify().sound()).isFalse();
    }

    private BundleReport verify() {
        return BundleVerifier.verify(files, log.publicKeys());
    }
}
