package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.ledger.record.DeliveryKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code push}: pushes granted rows into a table of the department's own database, with a receipt. */
@Command(name = "push", mixinStandardHelpOptions = true,
        description = "Push granted rows into a table of your department's database. They are recorded first.")
public final class PushCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "RESOURCE", description = "Resource code.")
    private String resource;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "The purpose of the grant.")
    private String purpose;

    @Option(names = "--to", required = true, paramLabel = "TARGET", description = "A target of your department.")
    private String target;

    @Option(names = "--items", paramLabel = "ITEM", split = ",", description = "Only these items, in this order.")
    private List<String> items = List.of();

    @Option(names = "--division-item", paramLabel = "ITEM", defaultValue = "",
            description = "The item with the code of the division, for a target that takes one division.")
    private String divisionItem;

    @Mixin
    private AttemptSigning signing;

    @Mixin
    private ReceiptFile receipt;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        ObjectNode body = RestClient.body().put("purpose", purpose).put("resource", resource).put("target", target)
                .put("divisionItem", divisionItem);
        items.forEach(body.putArray("items")::add);
        signing.sign(client, body, DeliveryKind.PUSH, purpose, () ->
                new PushOrder(purpose, resource, items, target, divisionItem).asked(division(client)));
        JsonNode pushed = receipt.post(client, "/api/v1/pushes", body).path("push");
        JsonOutput.print(pushed);
        return PushesCommand.exit(pushed);
    }

    /** @return the division whose rows the target takes, which the signed order names; blank for all */
    private String division(RestClient client) {
        for (JsonNode each : client.get("/api/v1/push-targets")) {
            if (each.path("id").asText().equals(target)) {
                return each.path("division").asText();
            }
        }
        return ""; // the server says that there is no such target
    }
}
