package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.domain.monitor.MonitorRule;
import org.shuqiao.exchange.domain.monitor.MonitorRules;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code alerts}: lists what monitoring saw, settles an alert, and reads the rules. */
@Command(name = "alerts", mixinStandardHelpOptions = true,
        description = "List the alerts that are told to you, newest first.")
public final class AlertsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--open", description = "Only those that nobody has settled.")
    private boolean open;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode alerts = connection.open().get("/api/v1/alerts");
        if (json) {
            return JsonOutput.print(alerts);
        }
        TextTable table = new TextTable("alert", "at", "severity", "rule", "what", "concerns", "figure", "receipts",
                "found");
        for (JsonNode alert : alerts) {
            if (!open || !alert.has("remark")) {
                table.row(alert.path("id").asText(), alert.path("at").asText(), alert.path("severity").asText(),
                        alert.path("kind").asText(), alert.path("zh").asText(), concerns(alert),
                        alert.path("figure").asText(), String.valueOf(alert.path("places").size()),
                        alert.path("remark").asText());
            }
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static String concerns(JsonNode alert) {
        return (alert.path("about").asText() + " " + alert.path("grant").asText() + " "
                + alert.path("account").asText()).strip();
    }

    @Command(name = "acknowledge", mixinStandardHelpOptions = true,
            description = "Settle an alert with what you found (officers and the authority).")
    int acknowledge(@Mixin ServerOptions to,
            @Parameters(paramLabel = "ALERT", description = "Its number.") long id,
            @Option(names = "--remark", paramLabel = "TEXT", required = true, description = "What you found.")
            String remark) {
        to.open().post("/api/v1/alerts/" + id + "/acknowledge", RestClient.body().put("remark", remark));
        return ExitCodes.DONE;
    }

    @Command(name = "rules", mixinStandardHelpOptions = true,
            description = "List the monitoring rules: the platform's, and those of the folder rules/ over them.")
    int rules() {
        Path folder = Home.fromEnvironment().rules();
        TextTable table = new TextTable("rule", "severity", "over", "by", "window", "bound", "what");
        for (MonitorRule rule : MonitorRules.with(MonitorRules.files(folder)).all()) {
            table.row(rule.id(), rule.severity().code(), rule.log().word(), String.join(" ", rule.by()),
                    rule.window().toString(), String.valueOf(rule.most()), rule.words().zh());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }
}
