package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
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

/** Command {@code disputes}: raises a dispute about a request and leads it through its three layers. */
@Command(name = "disputes", mixinStandardHelpOptions = true,
        description = "List disputes about requests: layer 1 between the departments, 2 before the data authority, 3 "
                + "before the government at the same level.")
public final class DisputesCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/disputes";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("dispute", "request", "raised by", "against", "layer", "state", "due",
                "outcome");
        connection.open().get(PATH).forEach(each -> table.row(each.path("id").asText(),
                each.path("request").asText(), each.path("raiser").asText(), each.path("other").asText(),
                each.path("layer").asText(), each.path("state").asText(), each.path("due").asText(""),
                each.path("outcome").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a dispute with its documents.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "DISPUTE") String dispute) {
        return JsonOutput.print(to.open().get(PATH + "/" + RestClient.segment(dispute)));
    }

    @Command(name = "raise", mixinStandardHelpOptions = true,
            description = "Dispute the answer to a request, or that there is none in time.")
    int raise(@Mixin ServerOptions to, @Mixin PersonKey person, @Parameters(paramLabel = "REQUEST") String request,
            @Option(names = "--text", required = true, paramLabel = "TEXT",
                    description = "What is disputed, and on which basis.") String text) {
        return person.given() ? approved(to, person, "raise", request, RestClient.body().put("text", text))
                : JsonOutput.print(to.open().post(PATH, RestClient.body().put("request", request).put("text", text)));
    }

    @Command(name = "answer", mixinStandardHelpOptions = true,
            description = "Answer a dispute that the other department raised.")
    int answer(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "DISPUTE") String dispute,
            @Option(names = "--text", required = true, paramLabel = "TEXT") String text) {
        return say(to, person, dispute, "answer", "answer", text);
    }

    @Command(name = "settle", mixinStandardHelpOptions = true, description = "End a dispute that you raised.")
    int settle(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "DISPUTE") String dispute,
            @Option(names = "--text", required = true, paramLabel = "TEXT",
                    description = "What was agreed.") String text) {
        return say(to, person, dispute, "settle", "settlement", text);
    }

    @Command(name = "escalate", mixinStandardHelpOptions = true,
            description = "Take a dispute that you raised to the next layer, once this one failed or ran out of time.")
    int escalate(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "DISPUTE") String dispute,
            @Option(names = "--text", required = true, paramLabel = "TEXT") String text) {
        return say(to, person, dispute, "escalate", "escalation", text);
    }

    @Command(name = "rule", mixinStandardHelpOptions = true,
            description = "State the outcome of a mediation, or register the government's decision (the authority).")
    int rule(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "DISPUTE") String dispute,
            @Option(names = "--outcome", required = true, paramLabel = "OUTCOME",
                    description = "settled or failed of a mediation; provide or dismiss of a decision.")
            String outcome,
            @Option(names = "--text", required = true, paramLabel = "TEXT") String text,
            @Option(names = "--reference", paramLabel = "NUMBER",
                    description = "Number of the government's document, with a decision.")
            Optional<String> reference) {
        ObjectNode body = RestClient.body().put("outcome", outcome).put("text", text);
        reference.ifPresent(number -> body.put("reference", number));
        return person.given() ? approved(to, person, "rule", dispute, body)
                : JsonOutput.print(to.open().post(PATH + "/" + RestClient.segment(dispute) + "/ruling", body));
    }

    private static int say(ServerOptions to, PersonKey person, String dispute, String step, String path, String text) {
        ObjectNode body = RestClient.body().put("text", text);
        return person.given() ? approved(to, person, step, dispute, body)
                : JsonOutput.print(to.open().post(PATH + "/" + RestClient.segment(dispute) + "/" + path, body));
    }

    private static int approved(ServerOptions to, PersonKey person, String step, String about, ObjectNode body) {
        return JsonOutput.print(person.approve(to.open(), "/api/v1/acts/dispute",
                body.put("step", step).put("about", about)));
    }
}
