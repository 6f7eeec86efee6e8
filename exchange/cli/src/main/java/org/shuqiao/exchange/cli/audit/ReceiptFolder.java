package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.ledger.verifier.BlockProofs;

/**
 * Saves receipts byte for byte, together with the proof files that lead to a Fabric block.
 */
public final class ReceiptFolder {

    private final RestClient client;
    private final Path folder;
    private final Set<String> written = new HashSet<>();

    public ReceiptFolder(RestClient client, Path folder) {
        this.client = client;
        this.folder = folder;
    }

    /** @return every record that the account may see, newest first; the server gives them page by page */
    public static List<JsonNode> records(RestClient client) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = client.get("/api/v1/receipts");
        while (!page.isEmpty()) {
            page.forEach(all::add);
            page = client.get("/api/v1/receipts?before=" + all.getLast().path("index").asLong());
        }
        return all;
    }

    /** @throws CodedException when the file cannot be written or the server does not give it */
    public void save(String record) {
        JsonNode answer = client.get("/api/v1/receipts/" + record);
        write(record + ".receipt.json", answer.path("receipt").asText());
        JsonNode joint = answer.path("joint");
        if (joint.isObject()) {
            write(BlockProofs.CONSISTENCY + joint.path("from").asLong() + "-" + joint.path("to").asLong() + ".json",
                    joint.path("text").asText());
        }
        if (answer.hasNonNull("block")) {
            String name = BlockProofs.BLOCK + answer.path("block").asLong() + ".json";
            if (!written.contains(name)) {
                write(name, client.get("/api/v1/ledger/blocks/" + answer.path("block").asLong()).path("proof")
                        .asText());
            }
        }
    }

    private void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text);
            written.add(name);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
