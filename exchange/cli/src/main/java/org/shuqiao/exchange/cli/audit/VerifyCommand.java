package org.shuqiao.exchange.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandError;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.block.BlockFacts;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BlockProofs;
import org.shuqiao.ledger.verifier.Facts;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Verify receipts with nothing but the receipts, the proofs beside them and the public keys; needs "
                + "no server.")
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RECEIPT", description = "Receipt files; block-*.json and consistency-*.json "
            + "in their folders are followed to the signature of the network's orderer.")
    private List<Path> receipts;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "The public keys (./shuqiao receipts keys); default: keys.json beside the first receipt.")
    private Optional<Path> keys;

    @Option(names = "--anchored", description = "Count a receipt as valid only if a block proves it.")
    private boolean anchored;

    private final VerdictText text = VerdictText.ofLocale();

    @Override
    public Integer call() {
        Path keyFile = keys.orElseGet(() -> receipts.getFirst().toAbsolutePath().resolveSibling("keys.json"));
        PublicKeys known = PublicKeys.parse(read(keyFile));
        Map<Path, BlockProofs> proofs = new HashMap<>();
        boolean allValid = true;
        for (Path receipt : receipts) {
            BlockProofs beside = proofs.computeIfAbsent(receipt.toAbsolutePath().getParent(),
                    folder -> ProofFiles.in(folder, known));
            String name = receipt.getFileName().toString();
            switch (ReceiptVerifier.verify(read(receipt), known)) {
                case Verdict.Valid(Facts facts) -> {
                    Optional<BlockFacts> block = beside.reach(facts);
                    boolean enough = block.isPresent() || !anchored;
                    allValid &= enough;
                    System.out.println(enough ? text.valid(name, facts, block, known.chain().isPresent())
                            : text.notAnchored(name, facts));
                }
                case Verdict.Invalid invalid -> {
                    allValid = false;
                    System.out.println(text.invalid(name, invalid));
                }
            }
        }
        for (BlockProofs beside : proofs.values()) {
            allValid &= beside.invalid().isEmpty();
            beside.invalid().forEach((name, invalid) -> System.out.println(text.invalid(name, invalid)));
        }
        return allValid ? ExitCodes.DONE : ExitCodes.NO;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CodedException(CommandError.BAD_FILE, e, file);
        }
    }
}
