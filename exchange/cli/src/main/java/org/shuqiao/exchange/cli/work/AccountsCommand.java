package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code accounts}: lists accounts and proposes changes of them. */
@Command(name = "accounts", mixinStandardHelpOptions = true,
        description = "List accounts, or propose a change of one, which another person approves (administrators).")
public final class AccountsCommand implements Callable<Integer> {

    private static final String ROLES = "officer, requester, authority, auditor, admin";

    @Mixin
    private ServerOptions connection;

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Propose an account. The first half of its initial password is read from the environment "
                    + "variable NEW_PASSWORD; whoever approves gives the other half.")
    int add(@Mixin ServerOptions to,
            @Parameters(paramLabel = "NAME", description = "Login name.") String name,
            @Option(names = "--person", required = true, paramLabel = "ID",
                    description = "Id of its person, the same for all accounts of that person.") String person,
            @Option(names = "--department", required = true, paramLabel = "ID") String department,
            @Option(names = "--role", required = true, paramLabel = "ROLE", split = ",", description = ROLES)
            List<String> roles) {
        ObjectNode body = RestClient.body().put("login", name).put("person", person).put("department", department)
                .put("password", PasswordHalf.given());
        roles.forEach(body.putArray("roles")::add);
        return proposed(to.open().post("/api/v1/accounts", body));
    }

    @Command(name = "roles", mixinStandardHelpOptions = true, description = "Propose other roles of an account.")
    int roles(@Mixin ServerOptions to,
            @Parameters(paramLabel = "NAME", description = "Login name.") String name,
            @Option(names = "--role", required = true, paramLabel = "ROLE", split = ",", description = ROLES)
            List<String> roles) {
        ObjectNode body = RestClient.body();
        roles.forEach(body.putArray("roles")::add);
        return proposed(to.open().post(path(name, "roles"), body));
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Propose to disable an account.")
    int disable(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME", description = "Login name.") String name) {
        return proposed(to.open().post(path(name, "disable"), RestClient.body()));
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Propose to enable an account again.")
    int enable(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME", description = "Login name.") String name) {
        return proposed(to.open().post(path(name, "enable"), RestClient.body()));
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable("login", "person", "department", "roles", "active");
        for (JsonNode account : connection.open().get("/api/v1/accounts")) {
            table.row(account.path("login").asText(), account.path("person").asText(),
                    account.path("department").asText(), account.path("roles").toString(),
                    account.path("active").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static String path(String login, String verb) {
        return "/api/v1/accounts/" + RestClient.segment(login) + "/" + verb;
    }

    private static int proposed(JsonNode change) {
        System.out.println(change.path("id").asText());
        return ExitCodes.DONE;
    }
}
