package org.shuqiao.exchange.cli.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Tell whether Atlas answers, and how much waits to be published to it since when.")
final class AtlasStatusCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    /** @return 0 where Atlas answers, 1 where it does not */
    @Override
    public Integer call() {
        JsonNode status = connection.open().get("/api/v1/atlas");
        System.out.print(json ? status.toPrettyString() + "\n" : table(status));
        return status.path("state").asText().equals("failing") ? ExitCodes.NO : ExitCodes.DONE;
    }

    static String table(JsonNode status) {
        String table = new TextTable("atlas", "state", "waiting", "since", "refused").row(status.path("url").asText(),
                status.path("state").asText(), status.path("waiting").asText(), status.path("waitingSince").asText(""),
                status.path("refused").asText()).text();
        return status.has("failure") ? table + status.path("failure").asText() + "\n" : table;
    }
}
