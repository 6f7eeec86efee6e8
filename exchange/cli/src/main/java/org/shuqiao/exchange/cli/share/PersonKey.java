package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;
import picocli.CommandLine.Option;

/** Options of a command that a person approves with a key file of their own; the department's node signs on it. */
public final class PersonKey {

    private static final Duration PAUSE = Duration.ofMillis(300);

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
        JsonNode shown = client.post(path, order);
        Act act = Act.parse(shown.path("act").asText().getBytes(StandardCharsets.UTF_8));
        String words = shown.path("words").asText();
        if (!Sha256.tagged(words).equals(act.shown())) { // the digest that is approved is that of these words
            throw new CodedException(CommandCode.OTHER_WORDS);
        }
        System.out.println(words);
        SoftwareKey person = EncryptedPem.read(key, Passphrase.read(passphrase));
        ObjectNode approved = order.deepCopy();
        approved.putObject("approved").put("act", shown.path("act").asText()).put("approval",
                new String(CanonicalJson.bytes(Approval.keyFile(act, person).tree()), StandardCharsets.UTF_8));
        return signed(client, client.post(path, approved));
    }

    private JsonNode signed(RestClient client, JsonNode submitted) {
        JsonNode act = submitted;
        for (long waited = 0; act.path("state").asText().equals("waiting")
                && waited < Duration.ofSeconds(seconds).toMillis(); waited += PAUSE.toMillis()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return act;
            }
            act = client.get("/api/v1/acts/" + RestClient.segment(submitted.path("digest").asText()));
        }
        return switch (act.path("state").asText()) {
            case "signed" -> act;
            case "refused" -> throw new CodedException(CommandCode.NODE_REFUSED, act.path("refusal").asText());
            default -> throw new CodedException(CommandCode.NODE_WAITS, act.path("digest").asText());
        };
    }
}
