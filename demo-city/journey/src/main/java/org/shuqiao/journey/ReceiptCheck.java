package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shuqiao.exchange.cli.audit.ReceiptFolder;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BlockProofs;
import org.shuqiao.ledger.verifier.ProofFiles;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.shuqiao.ledger.verifier.VerifiedReceipt;

/**
 * Verifies every receipt offline with its proofs and the public keys, after anchoring the log.
 */
final class ReceiptCheck {

    private static final Duration BLOCK_COMES = Duration.ofMinutes(1);

    private final Path receipts;
    private final Report report;

    ReceiptCheck(Path folder, Report report) {
        this.receipts = folder.resolve("receipts");
        this.report = report;
    }

    void run(DemoAccounts cast) throws IOException {
        try (StepBar bar = StepBar.open(DemoStep.VERIFY.title())) {
            forgetProofs();
            RestClient auditor = cast.auditor();
            JsonNode ledger = anchored(auditor);
            Files.writeString(receipts.resolve("keys.json"), auditor.get("/api/v1/keys").path("keys").asText());
            ReceiptFolder folder = new ReceiptFolder(auditor, receipts);
            List<JsonNode> records = ReceiptFolder.records(auditor);
            records.forEach(record -> folder.save(record.path("id").asText()));

            PublicKeys keys = PublicKeys.parse(Files.readAllBytes(receipts.resolve("keys.json")));
            BlockProofs proofs = ProofFiles.in(receipts, keys);
            proofs.invalid().forEach((name, invalid) -> report.failure(name, invalid.code(), invalid.en()));
            long valid = 0;
            long signed = 0;
            for (Path file : files()) {
                switch (ReceiptVerifier.verify(Files.readAllBytes(file), keys)) {
                    case Verdict.Valid(VerifiedReceipt facts) -> {
                        valid++;
                        signed += proofs.findAnchoringBlock(facts).isPresent() ? 1 : 0;
                    }
                    case Verdict.Invalid invalid -> report.failure(file.getFileName().toString(), invalid.code(),
                            invalid.en());
                }
            }
            OptionalLong proven = ledger.path("chain").isObject() ? OptionalLong.of(signed) : OptionalLong.empty();
            report.receipts(records.size(), valid, ledger.path("anchored").asLong(), proven);
            report.step(DemoStep.VERIFY, bar.seconds());
            bar.outcome(report.line(DemoStep.VERIFY));
        }
    }

    /** Those of an earlier run may be of a network that was made anew since. */
    private void forgetProofs() throws IOException {
        Files.createDirectories(receipts);
        for (Path proof : ProofFiles.named(receipts)) {
            Files.delete(proof);
        }
    }

    /** Anchors now; where that is on a network, waits until its block has come back. */
    private JsonNode anchored(RestClient auditor) {
        JsonNode ledger = auditor.post("/api/v1/ledger/anchor", RestClient.body());
        long end = System.nanoTime() + BLOCK_COMES.toNanos();
        while (ledger.path("chain").isObject() && System.nanoTime() < end
                && ledger.path("chain").path("anchored").asLong() < ledger.path("anchored").asLong()) {
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ledger;
            }
            ledger = auditor.get("/api/v1/ledger");
        }
        return ledger;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(receipts)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".receipt.json")).sorted().toList();
        }
    }
}
