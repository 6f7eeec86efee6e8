package org.shuqiao.ledger.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Verifies receipt files with the proofs beside them and prints one line for each.
 *
 * @param receipts files, or folders whose {@code *.receipt.json} are meant
 * @param keys     the public keys; by default {@code keys.json} beside the first receipt
 * @param anchored whether a receipt counts as valid only if a block of the ledger's network proves it
 */
public record ReceiptFiles(List<Path> receipts, Optional<Path> keys, boolean anchored) {

    private static final String ENDING = ".receipt.json";

    public ReceiptFiles {
        receipts = List.copyOf(receipts);
    }

    /**
     * @return whether every receipt and every proof beside one is valid
     * @throws CodedException {@code FILE_UNREADABLE}, or what is wrong with the file of keys
     */
    public boolean verify(PrintStream out, Language language) {
        VerdictText text = new VerdictText(language);
        List<Path> files = files();
        Path keyFile = keys.orElseGet(() -> files.getFirst().toAbsolutePath().resolveSibling("keys.json"));
        PublicKeys known = PublicKeys.parse(read(keyFile));
        Map<Path, BlockProofs> proofs = new HashMap<>();
        boolean allValid = true;
        for (Path file : files) {
            BlockProofs beside = proofs.computeIfAbsent(file.toAbsolutePath().getParent(),
                    folder -> ProofFiles.in(folder, known));
            String name = file.getFileName().toString();
            switch (ReceiptVerifier.verify(read(file), known)) {
                case Verdict.Valid(VerifiedReceipt facts) -> {
                    Optional<VerifiedBlock> block = beside.findAnchoringBlock(facts);
                    boolean enough = block.isPresent() || !anchored;
                    allValid &= enough;
                    out.println(enough ? text.valid(name, facts, block, known.chain().isPresent())
                            : text.notAnchored(name, facts));
                }
                case Verdict.Invalid invalid -> {
                    allValid = false;
                    out.println(text.invalid(name, invalid));
                }
            }
        }
        for (BlockProofs beside : proofs.values()) {
            allValid &= beside.invalid().isEmpty();
            beside.invalid().forEach((name, invalid) -> out.println(text.invalid(name, invalid)));
        }
        return allValid;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path receipt : receipts) {
            if (Files.isDirectory(receipt)) {
                List<Path> inside = inside(receipt);
                if (inside.isEmpty()) {
                    throw new CodedException(LedgerCode.RECEIPTS_MISSING, receipt);
                }
                files.addAll(inside);
            } else {
                files.add(receipt);
            }
        }
        return files;
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new CodedException(LedgerCode.FILE_UNREADABLE, e, folder);
        }
    }

    /**
     * Reads a file up to just above what any receipt or list of keys may have: what is larger is refused by its form.
     */
    private static byte[] read(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(ReceiptVerifier.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new CodedException(LedgerCode.FILE_UNREADABLE, e, file);
        }
    }
}
