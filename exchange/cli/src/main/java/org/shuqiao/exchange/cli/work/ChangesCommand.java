package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.share.PersonKey;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.domain.control.ControlCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code changes}: lists proposed changes and decides them. */
@Command(name = "changes", mixinStandardHelpOptions = true,
        description = "List changes that wait for a second person, and approve, reject or withdraw one.")
public final class ChangesCommand implements Callable<Integer> {

    private static final String ID = "The change's id, such as C-2026-000001.";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--all", description = "Closed ones too.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode changes = connection.open().get("/api/v1/changes" + (all ? "" : "?state=open"));
        if (json) {
            return JsonOutput.print(changes);
        }
        TextTable table = new TextTable("change", "state", "proposed by", "until", "what");
        for (JsonNode change : changes) {
            table.row(change.path("id").asText(), change.path("state").asText(),
                    change.path("proposedBy").asText(), change.path("expiresAt").asText(),
                    change.path("content").toString());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "approve", mixinStandardHelpOptions = true,
            description = "Show what a change says and approve that. For a new account or another password, the second "
                    + "half of it is read from the environment variable NEW_PASSWORD.")
    int approve(@Mixin ServerOptions to, @Parameters(paramLabel = "CHANGE", description = ID) String id,
            @Option(names = "--dry-run", description = "Show it; approve nothing.") boolean dryRun,
            @Mixin PersonKey person) {
        RestClient client = to.open();
        JsonNode change = StreamSupport.stream(client.get("/api/v1/changes").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(id)).findFirst()
                .orElseThrow(() -> new CodedException(ControlCode.CHANGE_UNKNOWN, id));
        System.out.println(change.path("content").toPrettyString());
        if (dryRun) {
            return ExitCodes.DONE;
        }
        ObjectNode approval = RestClient.body().put("digest", change.path("digest").asText());
        if (Set.of("account-add", "account-reset").contains(change.path("kind").asText())) {
            approval.put("password", PasswordHalf.given());
        }
        if (person.given()) {
            person.approve(client, "/api/v1/acts/change/" + RestClient.segment(id), approval);
        } else {
            client.post(path(id, "approve"), approval);
        }
        return ExitCodes.DONE;
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "Reject a change.")
    int reject(@Mixin ServerOptions to, @Parameters(paramLabel = "CHANGE", description = ID) String id) {
        to.open().post(path(id, "reject"), RestClient.body());
        return ExitCodes.DONE;
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Withdraw a change that you proposed.")
    int withdraw(@Mixin ServerOptions to, @Parameters(paramLabel = "CHANGE", description = ID) String id) {
        to.open().post(path(id, "withdraw"), RestClient.body());
        return ExitCodes.DONE;
    }

    @Command(name = "adopt", mixinStandardHelpOptions = true,
            description = "Propose that what a file of the machine says takes effect at the next start.")
    int adopt(@Mixin ServerOptions to,
            @Parameters(paramLabel = "FILE", description = "settings, departments, rules, texts, words or packs")
            String file) {
        JsonNode change = to.open().post("/api/v1/changes/files/" + RestClient.segment(file), RestClient.body());
        System.out.println(change.path("id").asText());
        return ExitCodes.DONE;
    }

    private static String path(String id, String verb) {
        return "/api/v1/changes/" + RestClient.segment(id) + "/" + verb;
    }
}
