package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import picocli.CommandLine.Option;

/** Option with which the receipt of a delivery, or of its refusal, is kept. */
final class ReceiptFile {

    @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt here.")
    private Optional<Path> receipt = Optional.empty();

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
