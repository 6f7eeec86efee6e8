package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
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

/** Command {@code grants}: lists the department's grants, and does what comes after them. */
@Command(name = "grants", mixinStandardHelpOptions = true,
        description = "List your department's grants, given and received; renew, amend, suspend, revoke or report on "
                + "one, or sign one again.")
public final class GrantsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print the grants as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode grants = connection.open().get("/api/v1/grants");
        if (json) {
            return JsonOutput.print(grants);
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
            return JsonOutput.print(client.get("/api/v1/grants/" + RestClient.segment(grant)));
        }
        return JsonOutput.print(client.post("/api/v1/grants/" + RestClient.segment(grant) + "/revoke",
                RestClient.body().put("reason", reason)));
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
        return JsonOutput.print(client.get(path));
    }

    @Command(name = "suspend", mixinStandardHelpOptions = true,
            description = "Suspend a grant at once, until it is signed again by resume.")
    int suspend(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason, @Mixin PersonKey key) {
        RestClient client = to.open();
        String path = "/api/v1/grants/" + RestClient.segment(grant);
        ObjectNode body = RestClient.body().put("reason", reason);
        if (key.given()) {
            key.approve(client, "/api/v1/acts/suspension/" + RestClient.segment(grant), body);
        } else {
            client.post(path + "/suspend", body);
        }
        return JsonOutput.print(client.get(path));
    }

    @Command(name = "renew", mixinStandardHelpOptions = true,
            description = "Ask for a grant again; the new one begins where it ends.")
    int renew(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant, @Mixin PersonKey key,
            @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.") LocalDate end,
            @Option(names = "--key", paramLabel = "TEXT",
                    description = "Your own key: the same key is the same request.") String own) {
        return follow(to.open(), "renewal", "renew", grant, key, RestClient.body().put("key", own == null
                ? "renew-" + grant + "-" + end : own).put("to", end.toString()));
    }

    @Command(name = "amend", mixinStandardHelpOptions = true,
            description = "Ask for other items, rows, modes or another end; once granted, the new grant replaces it.")
    int amend(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant, @Mixin PersonKey key,
            @Option(names = "--items", split = ",", paramLabel = "ITEM", description = "All items wanted.")
            List<String> items,
            @Option(names = "--rows", paramLabel = "CONDITION", description = "Only these rows; blank for all.")
            String rows,
            @Option(names = "--mode", split = ",", paramLabel = "MODE", description = "query or verify.")
            List<String> modes,
            @Option(names = "--to", paramLabel = "DATE", description = "Last day.") LocalDate end,
            @Option(names = "--explanation", required = true, paramLabel = "TEXT", description = "Why it is needed.")
            String explanation,
            @Option(names = "--key", required = true, paramLabel = "TEXT",
                    description = "Your own key: the same key is the same request.") String own) {
        ObjectNode body = RestClient.body().put("key", own).put("rowScope", rows).put("explanation", explanation)
                .put("to", end == null ? null : end.toString());
        if (items != null) {
            items.forEach(body.putArray("items")::add);
        }
        if (modes != null) {
            modes.forEach(body.putArray("modes")::add);
        }
        return follow(to.open(), "amendment", "amend", grant, key, body);
    }

    @Command(name = "report", mixinStandardHelpOptions = true,
            description = "Say what the data of a grant served; the catalogue shows it.")
    int report(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT") String grant,
            @Option(names = "--served", required = true, paramLabel = "TEXT",
                    description = "Matters handled with it, without personal data.") String served,
            @Option(names = "--cases", required = true, paramLabel = "N", description = "How many cases.")
            long cases) {
        return JsonOutput.print(to.open().post("/api/v1/grants/" + RestClient.segment(grant) + "/report",
                RestClient.body().put("served", served).put("cases", cases)));
    }

    private static int follow(RestClient client, String act, String call, String grant, PersonKey key,
            ObjectNode body) {
        JsonNode asked = key.given()
                ? client.get("/api/v1/requests/" + RestClient.segment(key.approve(client, "/api/v1/acts/" + act + "/"
                        + RestClient.segment(grant), RestClient.body().set("request", body)).path("id").asText()))
                : client.post("/api/v1/grants/" + RestClient.segment(grant) + "/" + call, body);
        return JsonOutput.print(asked);
    }
}
