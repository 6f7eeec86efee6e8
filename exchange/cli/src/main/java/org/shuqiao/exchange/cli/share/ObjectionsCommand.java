package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
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

/** Command {@code objections}: lists, raises, checks and answers objections to delivered data. */
@Command(name = "objections", mixinStandardHelpOptions = true,
        description = "List objections to your department's data and by it; raise, show, check or answer one.")
public final class ObjectionsCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/objections";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("objection", "resource", "item", "department", "state", "due");
        for (JsonNode each : connection.open().get(PATH)) {
            table.row(each.path("id").asText(), each.path("resource").asText(), each.path("item").asText(),
                    each.path("department").asText(), each.path("state").asText(), each.path("due").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "raise", mixinStandardHelpOptions = true,
            description = "Object to a row that was delivered, by its receipt, or to a resource.")
    int raise(@Mixin ServerOptions to, @Mixin PersonKey person, @Mixin DetailFile detail,
            @Option(names = "--receipt", paramLabel = "RECORD", description = "The receipt's id.") String receipt,
            @Option(names = "--row", paramLabel = "N", description = "Number of the row in that answer, from 1.")
            Integer row,
            @Option(names = "--resource", paramLabel = "RESOURCE", description = "Without a receipt: the resource.")
            String resource,
            @Option(names = "--item", paramLabel = "ITEM", description = "The item that seems wrong.") String item,
            @Option(names = "--complaint", required = true, paramLabel = "TEXT",
                    description = "What seems wrong, without personal data.") String complaint) {
        ObjectNode body = RestClient.body().put("receipt", receipt).put("row", row).put("resource", resource)
                .put("item", item).put("complaint", complaint);
        detail.into(body);
        RestClient client = to.open();
        if (person.given()) {
            JsonNode act = person.approve(client, "/api/v1/acts/objection", RestClient.body().set("complaint", body));
            return JsonOutput.print(client.get(path(act.path("id").asText())));
        }
        return JsonOutput.print(client.post(PATH, body));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show an objection, as JSON.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "OBJECTION") String id,
            @Option(names = "--open", description = "With what the row holds; each look is logged.") boolean open) {
        RestClient client = to.open();
        ObjectNode shown = (ObjectNode) client.get(path(id));
        if (open) {
            shown.set("detail", client.get(path(id) + "/detail"));
        }
        return JsonOutput.print(shown);
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Begin to check an objection (provider).")
    int check(@Mixin ServerOptions to, @Parameters(paramLabel = "OBJECTION") String id) {
        return JsonOutput.print(to.open().post(path(id) + "/check", RestClient.body()));
    }

    @Command(name = "close", mixinStandardHelpOptions = true,
            description = "Answer an objection (provider). A correction is told to every receiver since the error "
                    + "entered.")
    int close(@Mixin ServerOptions to, @Mixin PersonKey person, @Mixin DetailFile detail,
            @Parameters(paramLabel = "OBJECTION") String id,
            @Option(names = "--explanation", required = true, paramLabel = "TEXT",
                    description = "What was found, without personal data.") String explanation,
            @Option(names = "--corrected-since", paramLabel = "DATE", description = "The data were wrong since that "
                    + "day and are corrected at their source; without it they are right.") LocalDate since) {
        ObjectNode body = RestClient.body().put("outcome", since == null ? "confirmed" : "corrected")
                .put("explanation", explanation).put("since", since == null ? null : since.toString());
        detail.into(body);
        RestClient client = to.open();
        if (person.given()) {
            person.approve(client, "/api/v1/acts/answer/" + RestClient.segment(id),
                    RestClient.body().set("answer", body));
            return JsonOutput.print(client.get(path(id)));
        }
        return JsonOutput.print(client.post(path(id) + "/close", body));
    }

    private static String path(String id) {
        return PATH + "/" + RestClient.segment(id);
    }
}
