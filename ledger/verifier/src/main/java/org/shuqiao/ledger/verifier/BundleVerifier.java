package org.shuqiao.ledger.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Verifies many receipts each by itself, then against each other. Two receipts that cannot stem from one log
 * prove that the log showed two histories. Files whose name begins with {@code consistency-} are proofs between
 * checkpoints; sizes that no such file joins are listed, since receipts alone do not prove that one grew into the
 * other. Files whose name begins with {@code block-} prove that a network's block anchors a checkpoint.
 */
public final class BundleVerifier {

    private static final String KEYS = "keys.json";
    private static final String JSON = ".json";

    private final PublicKeys keys;
    private final Map<String, Verdict> verdicts = new TreeMap<>();
    private final List<BundleReport.Finding> findings = new ArrayList<>();
    private final Map<Long, Hash> roots = new TreeMap<>();
    private final CheckpointChain chain = new CheckpointChain();
    private final Map<Long, String> byIndex = new HashMap<>();
    private final Map<String, VerifiedReceipt> byId = new HashMap<>();
    private final Map<String, TreeMap<Long, String>> sequences = new TreeMap<>();

    private BundleVerifier(PublicKeys keys) {
        this.keys = keys;
    }

    /** Verifies the {@code .json} files directly inside a folder. */
    public static BundleReport verifyFolder(Path folder, PublicKeys keys) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(JSON) && !name.equals(KEYS)) {
                    int most = name.startsWith(BlockProofs.BLOCK) ? BlockProof.MAX_BYTES : ReceiptVerifier.MAX_BYTES;
                    files.put(name, Files.size(file) > most ? new byte[most + 1] : Files.readAllBytes(file));
                }
            }
        }
        return verify(files, keys);
    }

    /** @param files name to bytes */
    public static BundleReport verify(Map<String, byte[]> files, PublicKeys keys) {
        BundleVerifier verifier = new BundleVerifier(keys);
        new TreeMap<>(files).forEach((name, bytes) -> {
            if (name.startsWith(BlockProofs.CONSISTENCY)) {
                verifier.consistency(name, bytes);
            } else if (!name.startsWith(BlockProofs.BLOCK)) {
                verifier.receipt(name, bytes);
            }
        });
        verifier.anchors(BlockProofs.of(files, keys));
        verifier.gaps();
        return new BundleReport(verifier.verdicts, verifier.findings, verifier.chain.unlinked(verifier.roots.keySet()));
    }

    private void anchors(BlockProofs proofs) {
        proofs.invalid().forEach(verdicts::putIfAbsent);
        proofs.blocks().forEach(block -> root(block.checkpoint().size(), block.checkpoint().root()));
    }

    private void receipt(String name, byte[] bytes) {
        Verdict verdict = ReceiptVerifier.verify(bytes, keys);
        verdicts.put(name, verdict);
        if (verdict instanceof Verdict.Valid valid) {
            compare(valid.facts());
        }
    }

    private void compare(VerifiedReceipt facts) {
        String id = facts.record().id();
        root(facts.size(), facts.root());
        VerifiedReceipt same = byId.putIfAbsent(id, facts);
        if (same != null) {
            boolean equal = same.index() == facts.index() && same.record().equals(facts.record());
            found(equal ? LedgerCode.BUNDLE_DUPLICATE : LedgerCode.BUNDLE_CONTRADICTION, id);
            return;
        }
        if (byIndex.putIfAbsent(facts.index(), id) != null) {
            found(LedgerCode.BUNDLE_CONTRADICTION, "index " + facts.index());
        }
        facts.record().sequences().forEach((grant, sequence) -> {
            if (sequences.computeIfAbsent(grant, any -> new TreeMap<>()).putIfAbsent(sequence, id) != null) {
                found(LedgerCode.BUNDLE_CONTRADICTION, grant + " #" + sequence);
            }
        });
    }

    private void consistency(String name, byte[] bytes) {
        try {
            ConsistencyFile file = ConsistencyFile.parse(bytes);
            for (Checkpoint checkpoint : List.of(file.first(), file.second())) {
                CheckpointSignatures.verify(checkpoint, keys);
                root(checkpoint.size(), checkpoint.root());
            }
            if (file.holds()) {
                chain.link(file.first().size(), file.second().size());
            } else {
                found(LedgerCode.CONSISTENCY_WRONG, file.first().size(), file.second().size());
            }
        } catch (CodedException e) {
            verdicts.put(name, Verdict.Invalid.of(e));
        }
    }

    private void root(long size, Hash root) {
        Hash other = roots.putIfAbsent(size, root);
        if (other != null && !other.equals(root)) {
            found(LedgerCode.BUNDLE_CONTRADICTION, "size " + size);
        }
    }

    private void gaps() {
        sequences.forEach((grant, numbers) -> {
            TreeSet<String> missing = new TreeSet<>();
            long expected = 1;
            for (long number : numbers.keySet()) {
                if (number > expected) {
                    missing.add(expected == number - 1 ? String.valueOf(expected) : expected + "–" + (number - 1));
                }
                expected = number + 1;
            }
            missing.forEach(range -> found(LedgerCode.BUNDLE_GAP, grant, range));
        });
    }

    private void found(LedgerCode code, Object... arguments) {
        findings.add(BundleReport.Finding.of(new CodedException(code, arguments)));
    }
}
