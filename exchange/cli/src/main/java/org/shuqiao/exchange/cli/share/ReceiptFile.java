package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import picocli.CommandLine.Option;

/** Option with which the receipt of a delivery, or of its refusal, is kept. */
final class ReceiptFile {

    @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt here.")
    private Optional<Path> receipt = Optional.empty();

    /**
     * Posts an order and keeps the receipt of what came of it, a refusal too.
     *
     * @return the answer
     */
    JsonNode post(RestClient client, String path, ObjectNode order) {
        try {
            JsonNode answer = client.post(path, order);
            keep(answer.path("receipt"));
            return answer;
        } catch (RemoteRefusal refusal) {
            keep(refusal.body().path("receipt"));
            throw refusal;
        }
    }

    /** @param given the exact text, where the answer has one */
    void keep(JsonNode given) {
        receipt.filter(file -> given.isTextual()).ifPresent(file -> {
            try {
                Files.writeString(file, given.asText());
            } catch (IOException e) {
                throw new CodedException(CommandCode.BAD_FILE, e, file);
            }
        });
    }
}
