package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Command {@code sources}: which department is the source of each datum, and the claims that the authority decides. */
@Command(name = "sources", mixinStandardHelpOptions = true,
        description = "List which department is the source of each datum (一数一源).")
public final class SourcesCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("subject", "element", "department", "since", "decision");
        for (JsonNode each : connection.open().get("/api/v1/sources")) {
            table.row(each.path("subject").asText(), each.path("element").asText(), each.path("department").asText(),
                    each.path("since").asText(), each.path("decision").isNull() ? "" : each.path("decision").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "claims", mixinStandardHelpOptions = true,
            description = "List the claims to data that another department shares, which wait for the authority.")
    int claims(@Mixin ServerOptions to,
            @Option(names = "--decided", description = "The latest that were decided.") boolean decided) {
        TextTable table = new TextTable("claim", "subject", "element", "holder", "shared by", "claimant", "entry",
                "verdict", "reason");
        for (JsonNode each : to.open().get("/api/v1/source-claims?decided=" + decided)) {
            table.row(each.path("id").asText(), each.path("subject").asText(), each.path("element").asText(),
                    each.path("holder").asText(), each.path("holderCode").asText(), each.path("claimant").asText(),
                    each.path("entry").asText() + " " + each.path("name").asText(),
                    each.path("verdict").isNull() ? "" : each.path("verdict").asText(),
                    each.path("reason").isNull() ? "" : each.path("reason").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "decide", mixinStandardHelpOptions = true,
            description = "Decide a claim (the authority): the datum may be shared beside the source, the claimant "
                    + "becomes the source, or it is refused.")
    int decide(@Mixin ServerOptions to, @Mixin PersonKey person, @Parameters(paramLabel = "CLAIM") long claim,
            @Option(names = "--verdict", required = true, paramLabel = "WORD",
                    description = "beside, source or refused.") String verdict,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        RestClient client = to.open();
        ObjectNode body = RestClient.body().put("verdict", verdict).put("reason", reason);
        return JsonOutput.print(person.given() ? person.approve(client, "/api/v1/acts/source/" + claim, body)
                : client.post("/api/v1/source-claims/" + claim + "/decide", body));
    }
}
