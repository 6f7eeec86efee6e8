package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.shuqiao.exchange.cli.audit.EvidenceSave;
import org.shuqiao.exchange.cli.audit.RecordList;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BundleReport;
import org.shuqiao.ledger.verifier.BundleVerifier;
import org.shuqiao.ledger.verifier.ProofFiles;

/**
 * Verifies all receipts offline as one history, with the acts and proofs that lead back to the catalogue, after
 * anchoring the log.
 */
final class ReceiptCheck {

    private static final Duration BLOCK_COMES = Duration.ofMinutes(1);
    private static final Duration WITNESSED = Duration.ofSeconds(30);

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
            List<JsonNode> records = RecordList.records(auditor);
            awaitWitnesses(auditor, ledger.path("records").asLong());
            new EvidenceSave(auditor).save(records.stream().map(record -> record.path("id").asText()).toList(),
                    receipts);

            BundleReport bundle = BundleVerifier.verify(receipts,
                    PublicKeys.parse(Files.readAllBytes(receipts.resolve("keys.json"))));
            bundle.invalid().forEach((name, invalid) -> report.failure(name, invalid.code(), invalid.en()));
            bundle.findings().forEach(finding -> report.failure(finding.place(), finding.code(), finding.en()));
            OptionalLong proven = ledger.path("chain").isObject()
                    ? OptionalLong.of(bundle.counts().anchored()) : OptionalLong.empty();
            report.receipts(records.size(), bundle.counts(), ledger.path("anchored").asLong(), proven);
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

    /** Waits until a node has cosigned the log as it is now; what no witness saw in time is told by the count. */
    private static void awaitWitnesses(RestClient auditor, long records) {
        Waiting.until(WITNESSED, () -> Checkpoint.parse(auditor.get("/api/v1/evidence/checkpoint?size=" + records)
                .path("checkpoint").asText()).note().lines().size() >= 2);
    }

    /** Anchors now; where that is on a network, waits until its block has come back. */
    private static JsonNode anchored(RestClient auditor) {
        JsonNode ledger = auditor.post("/api/v1/ledger/anchor", RestClient.body());
        if (isAnchored(ledger)) {
            return ledger;
        }
        Waiting.until(BLOCK_COMES, () -> isAnchored(auditor.get("/api/v1/ledger")));
        return auditor.get("/api/v1/ledger");
    }

    private static boolean isAnchored(JsonNode ledger) {
        return !ledger.path("chain").isObject()
                || ledger.path("chain").path("anchored").asLong() >= ledger.path("anchored").asLong();
    }
}
