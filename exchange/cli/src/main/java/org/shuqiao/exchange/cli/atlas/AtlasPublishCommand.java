package org.shuqiao.exchange.cli.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.StepBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "publish", mixinStandardHelpOptions = true,
        description = "Publish to Atlas what waits, and follow until nothing does or Atlas does not answer.")
final class AtlasPublishCommand implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 500;

    @Mixin
    private ServerOptions connection;

    @Option(names = "--all", description = "Publish everything anew, also what Atlas refused before.")
    private boolean all;

    /** @return 0 when nothing waits any more, 1 when Atlas does not answer or refused something */
    @Override
    public Integer call() throws InterruptedException {
        RestClient client = connection.open();
        JsonNode status = client.post("/api/v1/atlas/publish", RestClient.body().put("all", all));
        try (StepBar bar = StepBar.open("atlas")) {
            long most = 0;
            while (status.path("waiting").asLong() > 0 && !status.path("state").asText().equals("failing")) {
                long waiting = status.path("waiting").asLong();
                most = Math.max(most, waiting);
                bar.at(most - waiting, most, "");
                Thread.sleep(PAUSE_MILLIS);
                status = client.get("/api/v1/atlas");
            }
            bar.outcome(status.path("state").asText());
        }
        System.out.print(AtlasStatusCommand.table(status));
        return status.path("waiting").asLong() == 0 && status.path("refused").asLong() == 0 ? ExitCodes.DONE
                : ExitCodes.NO;
    }
}
