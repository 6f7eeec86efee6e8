package org.shuqiao.exchange.cli.share;

import java.time.LocalDate;
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

/** Command {@code delegations}: hands deciding over while an officer is away. */
@Command(name = "delegations", mixinStandardHelpOptions = true,
        description = "List who decides for whom in your department; for the authority and auditors, in all.")
public final class DelegationsCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/delegations";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("delegation", "department", "for", "by", "from", "to", "revoked", "rule");
        connection.open().get(PATH).forEach(each -> table.row(each.path("id").asText(),
                each.path("department").asText(), each.path("giver").asText(), each.path("receiver").asText(),
                each.path("from").asText(), each.path("to").asText(), each.path("revokedAt").asText(""),
                each.path("rule").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "give", mixinStandardHelpOptions = true,
            description = "Let another officer of your department decide for you.")
    int give(@Mixin ServerOptions to,
            @Parameters(paramLabel = "LOGIN", description = "The other officer.") String login,
            @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.") LocalDate from,
            @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.") LocalDate until,
            @Option(names = "--rule", defaultValue = "", paramLabel = "TEXT",
                    description = "The department's rule on which it rests; not needed where its lead stated one.")
            String rule) {
        return JsonOutput.print(to.open().post(PATH, RestClient.body().put("receiver", login)
                .put("from", from.toString()).put("to", until.toString()).put("rule", rule)));
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true,
            description = "End a delegation that you gave or received before its time.")
    int revoke(@Mixin ServerOptions to, @Parameters(paramLabel = "DELEGATION") String delegation) {
        return JsonOutput.print(to.open().post(PATH + "/" + RestClient.segment(delegation) + "/revoke",
                RestClient.body()));
    }
}
