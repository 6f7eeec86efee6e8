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
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code requests}: lists requests, shows one, and returns, completes, puts off or withdraws it. */
@Command(name = "requests", mixinStandardHelpOptions = true,
        description = "List your department's requests; show, return, complete, put off or withdraw one.")
public final class RequestsCommand implements Callable<Integer> {

    private static final String REQUEST = "The request's id.";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("request", "title", "purpose", "state", "due");
        for (JsonNode each : connection.open().get("/api/v1/requests")) {
            table.row(each.path("id").asText(), each.path("title").asText(), each.path("purpose").asText(),
                    each.path("state").asText(), each.path("due").isNull() ? "" : each.path("due").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a request with its steps, as JSON.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "REQUEST", description = REQUEST) String request) {
        RestClient client = to.open();
        ObjectNode shown = (ObjectNode) client.get(path(request));
        shown.set("steps", client.get(path(request) + "/steps"));
        return JsonOutput.print(shown);
    }

    @Command(name = "return", mixinStandardHelpOptions = true,
            description = "Return a request for completion: everything that is missing is told once.")
    int giveBack(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "REQUEST", description = REQUEST) String request,
            @Option(names = "--missing", required = true, paramLabel = "TEXT",
                    description = "Everything that is missing.") String missing) {
        RestClient client = to.open();
        if (person.given()) {
            person.approve(client, "/api/v1/acts/return/" + RestClient.segment(request),
                    RestClient.body().put("text", missing));
            return JsonOutput.print(client.get(path(request)));
        }
        return JsonOutput.print(client.post(path(request) + "/return", RestClient.body().put("missing", missing)));
    }

    @Command(name = "extend", mixinStandardHelpOptions = true,
            description = "Put the reply to a request off, once and before it is late.")
    int extend(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "REQUEST", description = REQUEST) String request,
            @Option(names = "--days", required = true, paramLabel = "N", description = "Working days.") int days,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        RestClient client = to.open();
        ObjectNode body = RestClient.body().put("days", days).put("reason", reason);
        if (person.given()) {
            person.approve(client, "/api/v1/acts/extension/" + RestClient.segment(request), body);
            return JsonOutput.print(client.get(path(request)));
        }
        return JsonOutput.print(client.post(path(request) + "/extend", body));
    }

    @Command(name = "complete", mixinStandardHelpOptions = true,
            description = "Complete a request that was returned. What is left out stays as it was; items and resource "
                    + "always do.")
    int complete(@Mixin ServerOptions to, @Mixin PersonKey person, @Mixin Completion completion,
            @Parameters(paramLabel = "REQUEST", description = REQUEST) String request) {
        RestClient client = to.open();
        if (person.given()) {
            person.approve(client, "/api/v1/acts/completion/" + RestClient.segment(request),
                    RestClient.body().set("request", completion.body()));
            return JsonOutput.print(client.get(path(request)));
        }
        return JsonOutput.print(client.post(path(request) + "/completion", completion.body()));
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true,
            description = "Withdraw a request, as long as nothing is granted.")
    int withdraw(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "REQUEST", description = REQUEST) String request,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        RestClient client = to.open();
        if (person.given()) {
            person.approve(client, "/api/v1/acts/withdrawal/" + RestClient.segment(request),
                    RestClient.body().put("text", reason));
            return JsonOutput.print(client.get(path(request)));
        }
        return JsonOutput.print(client.post(path(request) + "/withdraw", RestClient.body().put("reason", reason)));
    }

    /** Changes of a completion. */
    static final class Completion {

        @Option(names = "--purpose", paramLabel = "TEXT", description = "What the data is for.")
        private String purpose;

        @Option(names = "--explanation", paramLabel = "TEXT",
                description = "Which business it is and why it needs these items.")
        private String explanation;

        @Option(names = "--basis", paramLabel = "TEXT",
                description = "The law, regulation or duty on which the need rests.")
        private String basis;

        @Option(names = "--scenario", paramLabel = "TEXT", description = "Who uses it, at which step, how often.")
        private String scenario;

        @Option(names = "--mode", split = ",", paramLabel = "MODE", description = "query or verify.")
        private List<String> modes;

        @Option(names = "--rows", paramLabel = "CONDITION", description = "Only these rows.")
        private String rows;

        @Option(names = "--from", paramLabel = "DATE", description = "First day.")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "Last day.")
        private LocalDate to;

        private ObjectNode body() {
            ObjectNode body = RestClient.body().put("purpose", purpose).put("explanation", explanation)
                    .put("basis", basis).put("scenario", scenario).put("rowScope", rows)
                    .put("from", from == null ? null : from.toString()).put("to", to == null ? null : to.toString());
            if (modes != null) {
                modes.forEach(body.putArray("modes")::add);
            }
            return body;
        }
    }

    private static String path(String request) {
        return "/api/v1/requests/" + RestClient.segment(request);
    }
}
