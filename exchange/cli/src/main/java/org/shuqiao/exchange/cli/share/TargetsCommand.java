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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code targets}: lists, registers and removes tables that the department has rows pushed into. */
@Command(name = "targets", mixinStandardHelpOptions = true,
        description = "List, register and remove tables that rows are pushed into (officers register and remove).")
public final class TargetsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("target", "name", "url", "user", "secret", "table", "division");
        for (JsonNode target : connection.open().get("/api/v1/push-targets")) {
            table.row(target.path("id").asText(), target.path("name").asText(), target.path("url").asText(),
                    target.path("user").asText(), target.path("secret").asText(), target.path("table").asText(),
                    target.path("division").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Register a table; it must not be there yet. Nothing is connected to.")
    int add(@Mixin ServerOptions to,
            @Parameters(paramLabel = "NAME", description = "What your department calls it.") String name,
            @Option(names = "--url", required = true, paramLabel = "URL",
                    description = "jdbc:postgresql://host:port/database or jdbc:mariadb://host:port/database.")
            String url,
            @Option(names = "--user", required = true, paramLabel = "USER") String user,
            @Option(names = "--secret", required = true, paramLabel = "NAME",
                    description = "The name of the password, a secret of your department.") String secret,
            @Option(names = "--table", required = true, paramLabel = "TABLE",
                    description = "table or schema.table.") String table,
            @Option(names = "--division", defaultValue = "", paramLabel = "CODE",
                    description = "6, 9 or 12 digits: only rows of this division go there.") String division) {
        return JsonOutput.print(to.open().post("/api/v1/push-targets", RestClient.body().put("name", name)
                .put("url", url).put("user", user).put("secret", secret).put("table", table)
                .put("division", division)));
    }

    @Command(name = "remove", mixinStandardHelpOptions = true,
            description = "Remove a target; what is in its table stays.")
    int remove(@Mixin ServerOptions at, @Parameters(paramLabel = "TARGET") String id) {
        at.open().delete("/api/v1/push-targets/" + RestClient.segment(id));
        return ExitCodes.DONE;
    }
}
