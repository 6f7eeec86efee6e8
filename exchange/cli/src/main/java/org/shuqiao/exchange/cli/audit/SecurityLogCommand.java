package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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

/** Command {@code security-log}: lists entries of the security log, and checks it. */
@Command(name = "security-log", mixinStandardHelpOptions = true,
        description = "List entries of the security log, newest first (auditors and the authority).")
public final class SecurityLogCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--from", paramLabel = "DATE", description = "First day.")
    private Optional<String> from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day.")
    private Optional<String> to;

    @Option(names = "--account", paramLabel = "NAME", description = "That did it, or that it concerns.")
    private Optional<String> account;

    @Option(names = "--kind", paramLabel = "KIND", description = "Such as signed-in or change-approved.")
    private Optional<String> kind;

    @Option(names = "--rows", paramLabel = "N", description = "Entries at most, 1 to 1000 (100).")
    private int rows = 100;

    @Option(names = "--json", description = "Print JSON, with the log's newest checkpoint.")
    private boolean json;

    @Override
    public Integer call() {
        List<String> query = new ArrayList<>(List.of("rows=" + rows));
        from.ifPresent(day -> query.add("from=" + RestClient.segment(day)));
        to.ifPresent(day -> query.add("to=" + RestClient.segment(day)));
        account.ifPresent(login -> query.add("account=" + RestClient.segment(login)));
        kind.ifPresent(word -> query.add("kind=" + RestClient.segment(word)));
        JsonNode log = connection.open().get("/api/v1/security-log?" + String.join("&", query));
        if (json) {
            return JsonOutput.print(log);
        }
        TextTable table = new TextTable("#", "time", "kind", "account", "concerns", "details");
        for (JsonNode entry : log.path("entries")) {
            table.row(entry.path("index").asText(), entry.path("time").asText(), entry.path("kind").asText(),
                    entry.path("account").asText(), entry.path("about").asText(), entry.path("details").toString());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Recompute the log from its entries; exit code 1 when something was changed.")
    int check(@Mixin ServerOptions server, @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        JsonNode result = server.open().get("/api/v1/security-log/check");
        if (asJson) {
            System.out.println(result.toPrettyString());
        } else {
            System.out.println(result.path("size").asText() + " entries");
            result.path("findings").forEach(finding -> System.out.println(finding.path("damage").asText() + " "
                    + finding.path("place").asText()));
        }
        return result.path("sound").asBoolean() ? ExitCodes.DONE : ExitCodes.NO;
    }
}
