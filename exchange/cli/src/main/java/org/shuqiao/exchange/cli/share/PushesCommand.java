package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Command {@code pushes}: lists the department's pushes and tries one that waits. */
@Command(name = "pushes", mixinStandardHelpOptions = true,
        description = "List your department's pushes, and try one that waits.")
public final class PushesCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("push", "resource", "purpose", "target", "division", "rows", "ordered",
                "state", "failure");
        for (JsonNode push : connection.open().get("/api/v1/pushes")) {
            table.row(push.path("id").asText(), push.path("resource").asText(), push.path("purpose").asText(),
                    push.path("target").asText(), push.path("division").asText(), push.path("rows").asText(),
                    push.path("orderedAt").asText(), push.path("state").asText(), push.path("failure").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "again", mixinStandardHelpOptions = true,
            description = "Try a push that waits; one that has arrived is not touched.")
    int again(@Mixin ServerOptions from, @Parameters(paramLabel = "ID") String id) {
        JsonNode push = from.open().post("/api/v1/pushes/" + RestClient.segment(id) + "/again", RestClient.body());
        JsonOutput.print(push);
        return exit(push);
    }

    /** @return refused where the rows are recorded and have not arrived */
    static int exit(JsonNode push) {
        return push.path("state").asText().equals("arrived") ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
