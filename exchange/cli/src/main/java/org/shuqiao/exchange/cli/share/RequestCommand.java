package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code request}: requests items of a published resource for a purpose. */
@Command(name = "request", mixinStandardHelpOptions = true,
        description = "Request items of a published resource for a purpose. Prints the request as JSON.")
public final class RequestCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Mixin
    private PersonKey person;

    @Parameters(paramLabel = "RESOURCE", description = "Resource code.")
    private String resource;

    @Option(names = "--items", required = true, split = ",", paramLabel = "ITEM",
            description = "Items, comma-separated.")
    private List<String> items;

    @Option(names = "--purpose", required = true, paramLabel = "TEXT",
            description = "What the data is for; a query names the same.")
    private String purpose;

    @Option(names = "--explanation", required = true, paramLabel = "TEXT",
            description = "Which business it is and why it needs these items.")
    private String explanation;

    @Option(names = "--basis", required = true, paramLabel = "TEXT",
            description = "The law, regulation or duty on which the need rests.")
    private String basis;

    @Option(names = "--scenario", required = true, paramLabel = "TEXT",
            description = "Who uses it, at which step, how often.")
    private String scenario;

    @Option(names = "--mode", split = ",", defaultValue = "query", paramLabel = "MODE",
            description = "query, verify or both. Default: query.")
    private List<String> modes;

    @Option(names = "--rows", paramLabel = "CONDITION", description = "Only these rows; default: all.")
    private String rows;

    @Option(names = "--from", paramLabel = "DATE", description = "First day; default: today.")
    private LocalDate from = LocalDate.now(SystemClock.beijing());

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
    private LocalDate to;

    @Option(names = "--key", paramLabel = "TEXT",
            description = "Your own key: the same key sent twice is one request. Default: a new one.")
    private String key = UUID.randomUUID().toString();

    @Option(names = "--again",
            description = "Ask although your department has an open request for the same resource and purpose.")
    private boolean again;

    @Override
    public Integer call() {
        ObjectNode body = RestClient.body().put("key", key).put("resource", resource).put("purpose", purpose)
                .put("explanation", explanation).put("basis", basis).put("scenario", scenario)
                .put("from", from.toString()).put("to", to.toString()).put("rowScope", rows)
                .put("again", again);
        modes.forEach(body.putArray("modes")::add);
        items.forEach(body.putArray("items")::add);
        RestClient client = connection.open();
        if (person.given()) {
            JsonNode signed = person.approve(client, "/api/v1/acts/request", RestClient.body().set("request", body));
            return JsonOutput.print(client.get("/api/v1/requests/" + signed.path("id").asText()));
        }
        return JsonOutput.print(client.post("/api/v1/requests", body));
    }
}
