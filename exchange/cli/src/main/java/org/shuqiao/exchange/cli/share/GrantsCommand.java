package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code grants}: lists the department's grants and revokes one. */
@Command(name = "grants", mixinStandardHelpOptions = true,
        description = "List your department's grants, given and received, revoke one or sign one again.")
public final class GrantsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print the grants as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode grants = connection.open().get("/api/v1/grants");
        if (json) {
            System.out.println(grants.toPrettyString());
            return ExitCodes.DONE;
        }
        TextTable table = new TextTable("grant", "resource", "provider", "consumer", "purpose", "until", "state");
        for (JsonNode g : grants) {
            table.row(g.path("id").asText(), g.path("resource").asText(), g.path("provider").asText(),
                    g.path("consumer").asText(), g.path("purpose").asText(), g.path("to").asText(),
                    g.path("state").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revoke a grant at once.")
    int revoke(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason, @Mixin PersonKey key) {
        RestClient client = to.open();
        if (key.given()) {
            key.approve(client, "/api/v1/acts/revocation/" + RestClient.segment(grant),
                    RestClient.body().put("reason", reason));
            System.out.println(client.get("/api/v1/grants/" + RestClient.segment(grant)).toPrettyString());
            return ExitCodes.DONE;
        }
        System.out.println(client.post("/api/v1/grants/" + RestClient.segment(grant) + "/revoke",
                RestClient.body().put("reason", reason)).toPrettyString());
        return ExitCodes.DONE;
    }

    @Command(name = "resume", mixinStandardHelpOptions = true,
            description = "Sign a suspended grant again, for the table that its resource stands on now.")
    int resume(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant, @Mixin PersonKey key) {
        RestClient client = to.open();
        String path = "/api/v1/grants/" + RestClient.segment(grant);
        if (key.given()) {
            key.approve(client, "/api/v1/acts/resumption/" + RestClient.segment(grant), RestClient.body());
        } else {
            client.post(path + "/resume", RestClient.body());
        }
        System.out.println(client.get(path).toPrettyString());
        return ExitCodes.DONE;
    }
}
