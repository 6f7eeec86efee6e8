package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code accounts}: lists accounts and adds one. */
@Command(name = "accounts", mixinStandardHelpOptions = true,
        description = "List accounts, or add one (administrators).")
public final class AccountsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Add an account; its password is read from the environment variable NEW_PASSWORD.")
    int add(@Mixin ServerOptions to,
            @Parameters(paramLabel = "NAME", description = "Login name.") String name,
            @Option(names = "--department", required = true, paramLabel = "ID") String department,
            @Option(names = "--role", required = true, paramLabel = "ROLE", split = ",",
                    description = "officer, requester, authority, auditor, admin") List<String> roles) {
        String password = System.getenv("NEW_PASSWORD");
        if (password == null || password.isEmpty()) {
            throw new CodedException(CommandCode.NO_NEW_PASSWORD);
        }
        ObjectNode body = RestClient.body().put("login", name).put("department", department).put("password", password);
        roles.forEach(body.putArray("roles")::add);
        to.open().post("/api/v1/accounts", body);
        return ExitCodes.DONE;
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable("login", "department", "roles");
        for (JsonNode account : connection.open().get("/api/v1/accounts")) {
            table.row(account.path("login").asText(), account.path("department").asText(),
                    account.path("roles").toString());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }
}
