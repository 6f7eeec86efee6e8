package org.shuqiao.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.signature.SigningKeys;

/** A bundle of 100,000 receipts is read receipt by receipt. */
class LargeBundleTest {

    private static final int RECEIPTS = 100_000;
    private static final int BATCH = 250;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_receipts_are_verified_within_512_megabytes() throws Exception {
        Path bundle = write();
        Path printed = folder.resolve("out.txt");

        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m", "-XX:MaxMetaspaceSize=64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4", "-cp",
                System.getProperty("java.class.path"), VerifierMain.class.getName(), "--json", bundle.toString())
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start();

        assertThat(process.waitFor(Duration.ofMinutes(10).toSeconds(), TimeUnit.SECONDS)).isTrue();
        String report = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(report).contains("\"receipts\":100000", "\"valid\":100000", "\"findings\":[]", "\"sound\":true");
        assertThat(process.exitValue()).isZero();
    }

    private Path write() throws IOException {
        SigningKeys keys = SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao");
        Path bundle = folder.resolve("bundle.zip");
        GrowingTree tree = GrowingTree.empty();
        Map<NodeId, Hash> nodes = new HashMap<>();
        Checkpoint before = Checkpoint.sign(0, Hash.empty(), keys.log());
        try (EvidenceWriter writer = EvidenceWriter.to(bundle)) {
            writer.keys(keys.publicKeys().bytes());
            for (int from = 0; from < RECEIPTS; from += BATCH) {
                List<ExchangeRecord> records = new ArrayList<>();
                for (int i = from; i < from + BATCH; i++) {
                    records.add(TestLog.record("01JD9Z6C0A8Q2W4E6R%08d".formatted(i), "G-2026-%06d".formatted(i % 50),
                            i / 50 + 1));
                    tree.add(records.getLast().leaf());
                }
                nodes.putAll(tree.drain());
                Checkpoint checkpoint = Checkpoint.sign(tree.size(), tree.root(), keys.log());
                for (int i = 0; i < BATCH; i++) {
                    writer.receipt(records.get(i).id(), new String(new Receipt(records.get(i), from + i, tree.size(),
                            ProofPlan.inclusion(from + i, tree.size()).hashes(nodes::get), checkpoint).bytes(),
                            StandardCharsets.UTF_8));
                }
                if (from > 0) {
                    writer.consistency(from, tree.size(), new String(new ConsistencyFile(before, checkpoint,
                            new ConsistencyProof(from, tree.size(), ProofPlan.consistency(from, tree.size())
                                    .hashes(nodes::get))).bytes(), StandardCharsets.UTF_8));
                }
                before = checkpoint;
            }
        }
        return bundle;
    }
}
