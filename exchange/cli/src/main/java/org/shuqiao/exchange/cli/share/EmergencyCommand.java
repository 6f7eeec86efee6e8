package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code emergency}: lists emergency grants; two persons of the authority give one, a third reviews it. */
@Command(name = "emergency", mixinStandardHelpOptions = true,
        description = "List emergency grants, newest first. Two persons of the data authority give one for hours; a "
                + "third one reviews it.")
public final class EmergencyCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/emergencies";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("grant", "state", "consumer", "provider", "resource", "until", "review due");
        all.forEach(each -> table.row(each.path("id").asText(), each.path("state").asText(),
                each.path("consumer").asText(), each.path("provider").asText(), each.path("title").asText(),
                each.path("to").asText(), each.path("due").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "propose", mixinStandardHelpOptions = true,
            description = "Propose an emergency grant of what a department requested, for hours (the first person).")
    int propose(@Mixin ServerOptions to, @Parameters(paramLabel = "REQUEST") String request,
            @Option(names = "--hours", required = true, paramLabel = "N", description = "1 to 72.") int hours,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What the emergency is.")
            String reason,
            @Option(names = "--mask", split = ",", paramLabel = "ITEM=MASK", description = "Items given masked.")
            Map<String, String> masks, @Mixin PersonKey key) {
        RestClient client = to.open();
        JsonNode asked = client.get("/api/v1/requests/" + RestClient.segment(request));
        ObjectNode order = RestClient.body().put("request", request).put("hours", hours).put("reason", reason);
        ArrayNode items = order.putObject("decision").putArray("items");
        Map<String, String> chosen = masks == null ? Map.of() : masks;
        asked.path("items").fieldNames().forEachRemaining(item -> {
            ObjectNode one = items.addObject().put("item", item);
            if (chosen.containsKey(item)) {
                one.put("verdict", "mask").put("mask", chosen.get(item));
            } else {
                one.put("verdict", "agree");
            }
        });
        String id = key.given() ? key.approve(client, "/api/v1/acts/emergency", order).path("id").asText()
                : client.post(PATH, order).path("id").asText();
        System.out.println(id);
        return ExitCodes.DONE;
    }

    @Command(name = "give", mixinStandardHelpOptions = true,
            description = "Give a proposed emergency grant (the second person).")
    int give(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant, @Mixin PersonKey key) {
        RestClient client = to.open();
        if (key.given()) {
            key.approve(client, "/api/v1/acts/emergency/" + RestClient.segment(grant), RestClient.body());
        } else {
            client.post(PATH + "/" + RestClient.segment(grant) + "/give", RestClient.body());
        }
        return JsonOutput.print(client.get("/api/v1/grants/" + RestClient.segment(grant)));
    }

    @Command(name = "review", mixinStandardHelpOptions = true,
            description = "Review an emergency grant (a third person of the authority, or an auditor).")
    int review(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant,
            @Option(names = "--unjustified", description = "It should not have been given.") boolean unjustified,
            @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What the review found.")
            String text) {
        JsonNode reviewed = to.open().post(PATH + "/" + RestClient.segment(grant) + "/review",
                RestClient.body().put("justified", !unjustified).put("text", text));
        return JsonOutput.print(reviewed);
    }
}
