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

/** Command {@code accounts}: lists accounts, proposes changes of them, and sees to passwords and sessions. */
@Command(name = "accounts", mixinStandardHelpOptions = true,
        description = "List accounts, or propose a change of one, which another person approves (administrators); "
                + "change one's own password; list and end sessions of the portal.")
public final class AccountsCommand implements Callable<Integer> {

    private static final String ROLES = "officer, lead (with officer), requester, authority, auditor, admin";

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

    @Command(name = "password", mixinStandardHelpOptions = true,
            description = "Change one's own password; the new one is read from the environment variable NEW_PASSWORD.")
    int password(@Mixin ServerOptions to) {
        String next = PasswordHalf.given();
        to.anonymous().post("/api/v1/password", RestClient.body().put("login", to.account())
                .put("password", to.password()).put("next", next));
        OwnPassword.changed(to.account(), next);
        return ExitCodes.DONE;
    }

    @Command(name = "reset", mixinStandardHelpOptions = true,
            description = "Propose a password for one use, which the account's owner changes within a day. Its first "
                    + "half is read from the environment variable NEW_PASSWORD; whoever approves gives the other.")
    int reset(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME", description = "Login name.") String name) {
        return proposed(to.open().post(path(name, "reset"), RestClient.body().put("password", PasswordHalf.given())));
    }

    @Command(name = "unlock", mixinStandardHelpOptions = true,
            description = "Let an account's log-ins be looked at again at once after many failures.")
    int unlock(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME", description = "Login name.") String name) {
        to.open().post(path(name, "unlock"), RestClient.body());
        return ExitCodes.DONE;
    }

    @Command(name = "sessions", mixinStandardHelpOptions = true,
            description = "List one's own sessions of the portal, as an administrator everybody's; or end one.")
    int sessions(@Mixin ServerOptions to,
            @Option(names = "--end", paramLabel = "ID", description = "End this one.") String ended) {
        if (ended != null) {
            to.open().delete("/api/v1/sessions/" + RestClient.segment(ended));
            return ExitCodes.DONE;
        }
        TextTable table = new TextTable("id", "login", "since", "address");
        for (JsonNode session : to.open().get("/api/v1/sessions")) {
            table.row(session.path("id").asText(), session.path("login").asText(), session.path("since").asText(),
                    session.path("address").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
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
