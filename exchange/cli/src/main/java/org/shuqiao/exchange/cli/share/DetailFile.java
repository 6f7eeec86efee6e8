package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import picocli.CommandLine.Option;

/** Option for what a row holds: read from a file, for a command line is seen by others. */
final class DetailFile {

    @Option(names = "--detail", paramLabel = "FILE",
            description = "JSON of the row: {\"row\": its key, \"wrong\": what stands there, \"right\": what is "
                    + "right}. It "
                    + "is kept sealed and read by both sides only.")
    private Optional<Path> file = Optional.empty();

    /** Adds it to a request's body, where it is given. */
    void into(ObjectNode body) {
        file.ifPresent(path -> {
            try {
                JsonNode detail = Json.PLAIN.readTree(Files.readString(path));
                if (!detail.isObject()) {
                    throw new CodedException(CommandCode.BAD_FILE, path);
                }
                body.set("detail", detail);
            } catch (IOException e) {
                throw new CodedException(CommandCode.BAD_FILE, e, path);
            }
        });
    }
}
