package org.shuqiao.centre.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.exchange.cli.RoomCommand;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code sign-alerts}: lists the alerts of the city's signs, and says what is done about them. */
@Command(name = "sign-alerts", mixinStandardHelpOptions = true,
        description = "List the alerts that the city's signs raised, the open ones first.")
public final class SignAlertsCommand implements RoomCommand {

    private static final String CALLS = "/api/v1/sign-alerts";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(CALLS);
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("alert", "state", "level", "course", "acknowledged", "silent until");
        for (JsonNode each : all) {
            if (!open || each.path("state").asText().equals("open")) {
                table.row(each.path("id").asText(), each.path("state").asText(), each.path("level").asText(),
                        course(each), each.path("acknowledgedBy").asText(), each.path("silencedUntil").asText());
            }
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static String course(JsonNode alert) {
        List<String> steps = new ArrayList<>();
        alert.path("steps").forEach(step -> steps.add(step.path("period").asText() + " "
                + step.path("kind").asText() + " " + step.path("level").asText()));
        return String.join(", ", steps);
    }

    @Command(name = "acknowledge", mixinStandardHelpOptions = true,
            description = "Say who sees to an alert and how (officers and requesters of the indicator's owner).")
    int acknowledge(@Mixin ServerOptions to,
            @Parameters(paramLabel = "ALERT", description = "Its id.") String id,
            @Option(names = "--remark", paramLabel = "TEXT", required = true, description = "Who does what.")
            String remark) {
        to.open().post(CALLS + "/" + RestClient.segment(id) + "/acknowledge", RestClient.body().put("remark", remark));
        return ExitCodes.DONE;
    }

    @Command(name = "silence", mixinStandardHelpOptions = true,
            description = "Have nobody told of an alert until a day.")
    int silence(@Mixin ServerOptions to,
            @Parameters(paramLabel = "ALERT", description = "Its id.") String id,
            @Option(names = "--until", paramLabel = "DAY", required = true, description = "The last day, 2026-12-31.")
            String until,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason) {
        to.open().post(CALLS + "/" + RestClient.segment(id) + "/silence",
                RestClient.body().put("until", until).put("reason", reason));
        return ExitCodes.DONE;
    }
}
