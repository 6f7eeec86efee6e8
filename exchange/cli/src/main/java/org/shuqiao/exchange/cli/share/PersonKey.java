package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;
import picocli.CommandLine.Option;

/** Options of a command that a person approves with a key file of their own; the department's node signs on it. */
public final class PersonKey {

    @Option(names = "--approve-with", paramLabel = "FILE",
            description = "Approve it with your own key file (node people new-key), for a department with a node. The "
                    + "file's passphrase is read from SHUQIAO_NODE_PASSPHRASE or the terminal.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--approve-passphrase", paramLabel = "FILE", description = "Holds that passphrase, mode 0600.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "30",
            description = "How long to wait for the node's signature; default: ${DEFAULT-VALUE}.")
    private long seconds;

    public boolean given() {
        return file.isPresent();
    }

    /**
     * Shows what is done in words, approves it and waits for the department's signature.
     *
     * @param path of the call that shows the act, and with an approval submits it
     * @return the act as the server knows it
     */
    public JsonNode approve(RestClient client, String path, ObjectNode order) {
        Path key = file.orElseThrow(() -> new CodedException(CommandCode.NO_KEY_FILE));
        return new KeyApproval(() -> EncryptedPem.read(key, Passphrase.read(passphrase)), System.out::println,
                Duration.ofSeconds(seconds)).approve(client, path, order);
    }
}
