package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.record.DeliveryKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code confirm}: answers yes or no about up to 500 candidates under a verify-only grant. */
@Command(name = "confirm", mixinStandardHelpOptions = true,
        description = "Verify-only: ask yes or no about up to 500 candidates; no data leaves.")
public final class ConfirmCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "RESOURCE", description = "Resource code.")
    private String resource;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "The purpose of the grant.")
    private String purpose;

    @Option(names = "--key", required = true, paramLabel = "ITEM",
            description = "The item that identifies a candidate.")
    private String key;

    @Option(names = "--candidates", required = true, paramLabel = "FILE",
            description = "JSON array of objects: item → value.")
    private Path candidates;

    @Mixin
    private AttemptSigning signing;

    @Override
    public Integer call() {
        JsonNode rows;
        try {
            rows = Json.PLAIN.readTree(candidates.toFile());
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, candidates);
        }
        ObjectNode body = RestClient.body().put("purpose", purpose).put("resource", resource).put("keyItem", key);
        body.set("candidates", rows);
        RestClient client = connection.open();
        signing.sign(client, body, DeliveryKind.VERIFY, purpose, asked(rows));
        return JsonOutput.print(client.post("/api/v1/confirm", body));
    }

    /** @return what is signed: the verification as canonical JSON, in which all values are texts */
    private String asked(JsonNode rows) {
        ObjectNode tree = CanonicalJson.object().put("resource", resource).put("key", key);
        ArrayNode array = tree.putArray("candidates");
        for (JsonNode row : rows) {
            ObjectNode candidate = array.addObject();
            row.properties().forEach(item -> candidate.put(item.getKey(),
                    item.getValue().isNull() ? null : item.getValue().asText()));
        }
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }
}
