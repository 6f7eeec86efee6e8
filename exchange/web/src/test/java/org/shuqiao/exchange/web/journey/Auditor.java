package org.shuqiao.exchange.web.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.shuqiao.ledger.verifier.VerifiedReceipt;

/** An auditor, who takes everything along and verifies it where nothing of the platform is. */
final class Auditor extends Person {

    Auditor(Caller caller) {
        super(caller);
    }

    /** @return every record of the log, newest first */
    List<JsonNode> lists() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = get("/api/v1/receipts");
        while (!page.isEmpty()) {
            page.forEach(all::add);
            page = get("/api/v1/receipts?before=" + all.getLast().path("index").asLong());
        }
        return all;
    }

    /** Saves the receipt of each record and the public keys. */
    void takesAlong(Path folder) throws IOException {
        for (JsonNode record : lists()) {
            String id = record.path("id").asText();
            Files.writeString(folder.resolve(id + ".receipt.json"),
                    get("/api/v1/receipts/" + id).path("receipt").asText());
        }
        Files.writeString(folder.resolve("keys.json"), get("/api/v1/keys").path("keys").asText());
    }

    /** @return the verdict on each receipt of the folder, by files alone */
    static List<Verdict> verifiesOffline(Path folder) throws IOException {
        PublicKeys keys = PublicKeys.parse(Files.readAllBytes(folder.resolve("keys.json")));
        List<Verdict> verdicts = new ArrayList<>();
        for (Path receipt : receipts(folder)) {
            verdicts.add(ReceiptVerifier.verify(Files.readAllBytes(receipt), keys));
        }
        return verdicts;
    }

    static List<Path> receipts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".receipt.json")).sorted().toList();
        }
    }

    /** @return what the valid ones of the verdicts prove */
    static List<VerifiedReceipt> facts(List<Verdict> verdicts) {
        List<VerifiedReceipt> facts = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Valid(VerifiedReceipt proven) -> facts.add(proven);
                case Verdict.Invalid invalid -> { }
            }
        }
        return facts;
    }

    /** @return the digest of the policy that a grant says it has */
    String policyOf(String grant) {
        return get("/api/v1/grants/" + grant).path("digest").asText();
    }
}
