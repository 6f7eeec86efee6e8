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

/** Command {@code accounts}: lists accounts, adds one, and sees to passwords and sessions. */
@Command(name = "accounts", mixinStandardHelpOptions = true,
        description = "List accounts, or add one (administrators); change one's own password; list and end sessions of "
                + "the portal.")
public final class AccountsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Add an account; its password is read from the environment variable NEW_PASSWORD.")
    int add(@Mixin ServerOptions to,
            @Parameters(paramLabel = "NAME", description = "Login name.") String name,
            @Option(names = "--department", required = true, paramLabel = "ID") String department,
            @Option(names = "--role", required = true, paramLabel = "ROLE", split = ",",
                    description = "officer, requester, authority, auditor, admin") List<String> roles,
            @Option(names = "--temporary", description = "The password lets in to nothing but its own change.")
            boolean temporary) {
        ObjectNode body = RestClient.body().put("login", name).put("department", department)
                .put("password", newPassword()).put("temporary", temporary);
        roles.forEach(body.putArray("roles")::add);
        to.open().post("/api/v1/accounts", body);
        return ExitCodes.DONE;
    }

    @Command(name = "password", mixinStandardHelpOptions = true,
            description = "Change one's own password; the new one is read from the environment variable NEW_PASSWORD.")
    int password(@Mixin ServerOptions to) {
        String next = newPassword();
        to.anonymous().post("/api/v1/password", RestClient.body().put("login", to.account())
                .put("password", to.password()).put("next", next));
        OwnPassword.changed(to.account(), next);
        return ExitCodes.DONE;
    }

    @Command(name = "reset", mixinStandardHelpOptions = true,
            description = "Give an account a password for one use, which its owner changes within a day "
                    + "(administrators). It is printed once and kept nowhere.")
    int reset(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME", description = "Login name.") String name) {
        JsonNode made = to.open().post("/api/v1/accounts/" + RestClient.segment(name) + "/reset", RestClient.body());
        System.out.println(made.path("password").asText());
        return ExitCodes.DONE;
    }

    @Command(name = "unlock", mixinStandardHelpOptions = true,
            description = "Let an account's log-ins be looked at again at once after many failures (administrators).")
    int unlock(@Mixin ServerOptions to, @Parameters(paramLabel = "NAME", description = "Login name.") String name) {
        to.open().post("/api/v1/accounts/" + RestClient.segment(name) + "/unlock", RestClient.body());
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

    private static String newPassword() {
        String password = System.getenv("NEW_PASSWORD");
        if (password == null || password.isEmpty()) {
            throw new CodedException(CommandCode.NO_NEW_PASSWORD);
        }
        return password;
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
