package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Option(names = "--items", split = ",", paramLabel = "ITEM",
            description = "Items, comma-separated.")
    private List<String> items = List.of();

    @Option(names = "--purpose", paramLabel = "TEXT",
            description = "What the data is for; a query names the same.")
    private String purpose;

    @Option(names = "--explanation", required = true, paramLabel = "TEXT",
            description = "Which business it is and why it needs these items.")
    private String explanation;

    @Option(names = "--basis", paramLabel = "TEXT",
            description = "The law, regulation or duty on which the need rests.")
    private String basis;

    @Option(names = "--scenario", paramLabel = "TEXT",
            description = "Who uses it, at which step, how often.")
    private String scenario;

    @Option(names = "--mode", split = ",", paramLabel = "MODE",
            description = "query, verify or file, several by commas. Default: query, or what the template says.")
    private List<String> modes = List.of();

    @Option(names = "--rows", paramLabel = "CONDITION", description = "Only these rows; default: all.")
    private String rows;

    @Option(names = "--from", paramLabel = "DATE", description = "First day; default: today.")
    private LocalDate from = LocalDate.now(SystemClock.beijing());

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
    private LocalDate to;

    @Option(names = "--template", paramLabel = "TEMPLATE",
            description = "Begin from a scenario of the provider (templates --resource): its items, purpose, basis, "
                    + "scenario and modes are asked where no option says otherwise.")
    private String template;

    @Option(names = "--key", paramLabel = "TEXT",
            description = "Your own key: the same key sent twice is one request. Default: a new one.")
    private String key = UUID.randomUUID().toString();

    @Option(names = "--again",
            description = "Ask although your department has an open request for the same resource and purpose.")
    private boolean again;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireSaid();
        RestClient client = connection.open();
        ObjectNode body = RestClient.body().put("key", key).put("resource", resource).put("purpose", purpose)
                .put("explanation", explanation).put("basis", basis).put("scenario", scenario)
                .put("from", from.toString()).put("to", to.toString()).put("rowScope", rows)
                .put("again", again);
        modes.forEach(body.withArray("/modes")::add);
        items.forEach(body.withArray("/items")::add);
        if (template != null) {
            begin(body, client);
        }
        if (body.path("modes").isEmpty()) {
            body.putArray("modes").add("query");
        }
        if (person.given()) {
            JsonNode signed = person.approve(client, "/api/v1/acts/request", RestClient.body().set("request", body));
            return JsonOutput.print(client.get("/api/v1/requests/" + signed.path("id").asText()));
        }
        return JsonOutput.print(client.post("/api/v1/requests", body));
    }

    /** Refuses a request without a template that lacks what a template would say. */
    private void requireSaid() {
        List<String> missing = new ArrayList<>();
        if (items.isEmpty()) {
            missing.add("--items=ITEM");
        }
        if (purpose == null) {
            missing.add("--purpose=TEXT");
        }
        if (basis == null) {
            missing.add("--basis=TEXT");
        }
        if (scenario == null) {
            missing.add("--scenario=TEXT");
        }
        if (template == null && !missing.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required options: "
                    + String.join(", ", missing) + " (or --template=TEMPLATE)");
        }
    }

    private void begin(ObjectNode body, RestClient client) {
        JsonNode offered = client.get("/api/v1/templates?resource=" + RestClient.segment(resource));
        JsonNode chosen = StreamSupport.stream(offered.spliterator(), false)
                .filter(each -> each.path("id").asText().equals(template)).findFirst()
                .orElseThrow(() -> new CodedException(CommandCode.NO_TEMPLATE, template, resource));
        List.of("purpose", "basis", "scenario").forEach(field -> {
            if (!body.hasNonNull(field)) {
                body.set(field, chosen.path(field));
            }
        });
        if (items.isEmpty()) {
            body.set("items", chosen.path("items"));
        }
        if (modes.isEmpty() && chosen.path("decision").has("modes")) {
            body.set("modes", chosen.path("decision").path("modes"));
        }
    }
}
