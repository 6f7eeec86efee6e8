package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.share.PersonKey;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code keys}: history of the departments' keys, admission of nodes, rotation, revocation, certificates. */
@Command(name = "keys", mixinStandardHelpOptions = true,
        description = "List the departments' keys with their history; admit a node, rotate or revoke a key, "
                + "certify the keys of your people.")
public final class KeysCommand implements Callable<Integer> {

    private static final String CALLS = "/api/v1/department-keys";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        return list(connection);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the keys of all departments.")
    int list(@Mixin ServerOptions to) {
        TextTable table = new TextTable("department", "key", "algorithm", "custody", "from", "to", "revoked", "reason");
        for (JsonNode key : to.open().get(CALLS)) {
            table.row(key.path("department").asText(), key.path("key").asText(), key.path("algorithm").asText(),
                    key.path("custody").asText(), key.path("from").asText(), key.path("to").asText(),
                    key.path("revoked").asText(), key.path("reason").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "admit", mixinStandardHelpOptions = true,
            description = "Propose that a department's node is admitted, after its fingerprint was compared with what "
                    + "the department says. A second person does the same and runs changes approve; one of the two is "
                    + "of the authority.")
    int admit(@Mixin ServerOptions to,
            @Option(names = "--department", required = true, paramLabel = "ID") String department,
            @Parameters(paramLabel = "FILE", description = "The file enrolment.json that node init made.") Path file) {
        try {
            return JsonOutput.print(to.open().post(CALLS + "/" + RestClient.segment(department) + "/admit",
                    RestClient.body().put("enrolment", Files.readString(file).strip())));
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }

    @Command(name = "certify", mixinStandardHelpOptions = true,
            description = "Certify the key of one of your department's people (an officer), so that what this person "
                    + "asks is signed in the department's name. A department's node signs the certificate.")
    int certify(@Mixin ServerOptions to,
            @Option(names = "--for", required = true, paramLabel = "LOGIN", description = "Whose key it is.")
            String holder,
            @Parameters(paramLabel = "KEY", description = "The public key that node people new-key printed.")
            String key,
            @Option(names = "--days", paramLabel = "N", defaultValue = "30",
                    description = "For how long, 1 to 90; default: ${DEFAULT-VALUE}.") int days,
            @Mixin PersonKey person) {
        RestClient client = to.open();
        ObjectNode order = RestClient.body().put("holder", holder).put("key", key).put("days", days);
        return JsonOutput.print(person.given() ? person.approve(client, "/api/v1/acts/person-certificate", order)
                : client.post("/api/v1/person-certificates", order));
    }

    @Command(name = "certificates", mixinStandardHelpOptions = true,
            description = "List the certified keys of your department's people; of all, for an auditor or the "
                    + "authority.")
    int certificates(@Mixin ServerOptions to) {
        TextTable table = new TextTable("department", "holder", "key", "from", "to", "revoked", "reason");
        for (JsonNode each : to.open().get("/api/v1/person-certificates")) {
            table.row(each.path("department").asText(), each.path("holder").asText(), each.path("key").asText(),
                    each.path("from").asText(), each.path("to").asText(), each.path("revoked").asText(""),
                    each.path("reason").asText(""));
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "revoke-person", mixinStandardHelpOptions = true,
            description = "Revoke the certified key of one of your department's people (an officer): nothing that it "
                    + "or its sessions' keys sign from then on counts.")
    int revokePerson(@Mixin ServerOptions to,
            @Parameters(paramLabel = "KEY", description = "The key's text, whole or name+hash.") String key,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Mixin PersonKey person) {
        RestClient client = to.open();
        ObjectNode order = RestClient.body().put("key", key).put("reason", reason);
        return JsonOutput.print(person.given()
                ? person.approve(client, "/api/v1/acts/person-key-revocation", order)
                : client.post("/api/v1/person-certificates/revoke", order));
    }

    @Command(name = "rotate", mixinStandardHelpOptions = true,
            description = "Let a new hosted key follow the hosted key of a department. The key of a node is rotated on "
                    + "its machine: ./shuqiao node rotate.")
    int rotate(@Mixin ServerOptions to,
            @Option(names = "--department", required = true, paramLabel = "ID") String department,
            @Option(names = "--overlap", paramLabel = "HOURS", defaultValue = "24",
                    description = "How long the key before still counts; default: ${DEFAULT-VALUE}.") int hours) {
        return JsonOutput.print(to.open().post(CALLS + "/" + RestClient.segment(department) + "/rotate",
                RestClient.body().put("overlapHours", hours)));
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true,
            description = "Revoke a key of a department: nothing that it signs from then on counts (an officer of the "
                    + "department, or the authority).")
    int revoke(@Mixin ServerOptions to,
            @Option(names = "--department", required = true, paramLabel = "ID") String department,
            @Parameters(paramLabel = "KEY", description = "The key's text, whole or name+hash.") String key,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--since", paramLabel = "TIME",
                    description = "Since when it is not trusted, such as 2026-11-29T08:00:00+08:00; default: now.")
            String since, @Mixin PersonKey person) {
        RestClient client = to.open();
        ObjectNode order = RestClient.body().put("key", key).put("reason", reason);
        if (since != null) {
            order.put("from", since);
        }
        return JsonOutput.print(person.given()
                ? person.approve(client, "/api/v1/acts/key-revocation/" + RestClient.segment(department), order)
                : client.post(CALLS + "/" + RestClient.segment(department) + "/revoke", order));
    }
}
