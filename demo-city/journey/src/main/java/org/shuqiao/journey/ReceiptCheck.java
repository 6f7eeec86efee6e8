package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.screen.StepBar;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;

/** Fetches every receipt as the auditor would, then verifies the files with nothing but them and the public keys. */
final class ReceiptCheck {

    private final Path receipts;
    private final Report report;

    ReceiptCheck(Path folder, Report report) {
        this.receipts = folder.resolve("receipts");
        this.report = report;
    }

    void run(Cast cast) throws IOException {
        try (StepBar bar = StepBar.open(Steps.VERIFY.title())) {
            Files.createDirectories(receipts);
            Files.writeString(receipts.resolve("keys.json"), cast.auditor().get("/api/v1/keys").path("keys").asText());
            JsonNode records = cast.auditor().get("/api/v1/receipts");
            for (JsonNode record : records) {
                String id = record.path("id").asText();
                Files.writeString(receipts.resolve(id + ".receipt.json"),
                        cast.auditor().get("/api/v1/receipts/" + id).path("receipt").asText(), StandardCharsets.UTF_8);
            }
            PublicKeys keys = PublicKeys.parse(Files.readAllBytes(receipts.resolve("keys.json")));
            List<Path> files = files();
            long valid = 0;
            for (Path file : files) {
                switch (ReceiptVerifier.verify(Files.readAllBytes(file), keys)) {
                    case Verdict.Valid ignored -> valid++;
                    case Verdict.Invalid invalid -> report.failure(file.getFileName().toString(), invalid.code(), invalid.en());
                }
            }
            long anchored = cast.auditor().post("/api/v1/ledger/anchor", RestClient.body()).path("anchored").asLong();
            report.receipts(records.size(), valid, anchored);
            report.step(Steps.VERIFY, bar.seconds());
            bar.outcome(valid + " of " + files.size() + " receipts verify offline, " + anchored + " records anchored");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(receipts)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".receipt.json")).sorted().toList();
        }
    }
}
