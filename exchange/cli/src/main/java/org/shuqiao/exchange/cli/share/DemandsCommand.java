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

/** Command {@code demands}: states what data a department lacks and answers it; lists entries that nobody used. */
@Command(name = "demands", mixinStandardHelpOptions = true,
        description = "List demands for data that no entry serves, newest first.")
public final class DemandsCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/demands";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("demand", "department", "title", "of", "due", "entry", "answer");
        connection.open().get(PATH).forEach(each -> table.row(each.path("id").asText(),
                each.path("department").asText(), each.path("title").asText(), each.path("provider").asText(),
                each.path("due").asText(""), each.path("resource").asText(""), each.path("answer").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "state", mixinStandardHelpOptions = true, description = "State what data your department lacks.")
    int state(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Option(names = "--title", required = true, paramLabel = "TEXT", description = "The data in a few words.")
            String title,
            @Option(names = "--description", required = true, paramLabel = "TEXT",
                    description = "Which items, for which duty.") String description,
            @Option(names = "--of", required = true, paramLabel = "DEPARTMENT", description = "Who would have it.")
            String provider) {
        RestClient client = to.open();
        ObjectNode body = RestClient.body().put("title", title).put("description", description)
                .put("provider", provider);
        return JsonOutput.print(person.given() ? person.approve(client, "/api/v1/acts/demand", body)
                : client.post(PATH, body));
    }

    @Command(name = "answer", mixinStandardHelpOptions = true,
            description = "Answer a demand to your department, with an entry or the reason why there is none.")
    int answer(@Mixin ServerOptions to, @Mixin PersonKey person, @Parameters(paramLabel = "DEMAND") String demand,
            @Option(names = "--text", required = true, paramLabel = "TEXT") String text,
            @Option(names = "--resource", paramLabel = "CODE", description = "The published entry that serves it.")
            Optional<String> resource) {
        ObjectNode body = RestClient.body().put("text", text);
        resource.ifPresent(code -> body.put("resource", code));
        RestClient client = to.open();
        return JsonOutput.print(person.given()
                ? person.approve(client, "/api/v1/acts/demand-answer/" + RestClient.segment(demand), body)
                : client.post(PATH + "/" + RestClient.segment(demand) + "/answer", body));
    }

    @Command(name = "unused", mixinStandardHelpOptions = true,
            description = "List published entries from which nothing was ever delivered.")
    int unused(@Mixin ServerOptions to) {
        TextTable table = new TextTable("resource", "title", "department");
        to.open().get(PATH + "/unused").forEach(each -> table.row(each.path("code").asText(),
                each.path("title").asText(), each.path("provider").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }
}
