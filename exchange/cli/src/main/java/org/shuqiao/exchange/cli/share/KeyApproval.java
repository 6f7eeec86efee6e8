package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.SoftwareKey;

/** Approves acts with a person's key, over the digest of the words that were shown, and waits for the department. */
public final class KeyApproval {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Supplier<SoftwareKey> person;
    private final Consumer<String> screen;
    private final Duration patience;

    /**
     * @param person   opens the key, after the words were shown
     * @param screen   shows the words to the person
     * @param patience how long to wait for the department's signature
     */
    public KeyApproval(Supplier<SoftwareKey> person, Consumer<String> screen, Duration patience) {
        this.person = person;
        this.screen = screen;
        this.patience = patience;
    }

    /**
     * Shows what is done in words, approves it and waits for the department's signature.
     *
     * @param path of the call that shows the act, and with an approval submits it
     * @return the act as the server knows it
     * @throws CodedException {@code OTHER_WORDS}, {@code NODE_REFUSED}, {@code NODE_WAITS}
     */
    public JsonNode approve(RestClient client, String path, ObjectNode order) {
        JsonNode shown = client.post(path, order);
        Act act = Act.parse(shown.path("act").asText().getBytes(StandardCharsets.UTF_8));
        String words = shown.path("words").asText();
        if (!Sha256.tagged(words).equals(act.shown())) { // the digest that is approved is that of these words
            throw new CodedException(CommandCode.OTHER_WORDS);
        }
        screen.accept(words);
        ObjectNode approved = order.deepCopy();
        approved.putObject("approved").put("act", shown.path("act").asText()).put("approval",
                new String(CanonicalJson.bytes(Approval.keyFile(act, person.get()).tree()), StandardCharsets.UTF_8));
        return signed(client, client.post(path, approved));
    }

    private JsonNode signed(RestClient client, JsonNode submitted) {
        JsonNode act = submitted;
        for (long waited = 0; act.path("state").asText().equals("waiting") && waited < patience.toMillis();
                waited += PAUSE.toMillis()) {
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
