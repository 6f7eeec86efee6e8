package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.record.DeliveryKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code subscriptions}: follows what changes in granted data, row by row. */
@Command(name = "subscriptions", mixinStandardHelpOptions = true,
        description = "List your department's subscriptions to changes of granted data; make, ask, pause and end one.")
public final class SubscriptionsCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/subscriptions";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("subscription", "resource", "purpose", "state", "last delivery", "waiting");
        for (JsonNode each : connection.open().get(PATH)) {
            table.row(each.path("id").asText(), each.path("resource").asText(), each.path("purpose").asText(),
                    each.path("state").asText(), each.path("deliveredAt").asText(),
                    each.path("waitingChanges").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "create", mixinStandardHelpOptions = true,
            description = "Subscribe to what a grant in the mode service gives of a resource; prints it as JSON.")
    int create(@Mixin ServerOptions to, @Parameters(paramLabel = "RESOURCE", description = "Resource code.") String
            resource, @Option(names = "--purpose", required = true, paramLabel = "TEXT",
                    description = "The purpose of the grant.") String purpose,
            @Option(names = "--key", split = ",", paramLabel = "ITEM", description = "Items by which rows are known; "
                    + "else the dataset's own key, where the grant gives it.") List<String> key) {
        ObjectNode body = RestClient.body().put("resource", resource).put("purpose", purpose);
        if (key != null) {
            key.forEach(body.putArray("key")::add);
        }
        return JsonOutput.print(to.open().post(PATH, body));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a subscription as JSON.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "SUBSCRIPTION") String id) {
        return JsonOutput.print(to.open().get(path(id, "")));
    }

    @Command(name = "pull", mixinStandardHelpOptions = true,
            description = "Print what changed as JSON. With the cursor of the last answer, which acknowledges it.")
    int pull(@Mixin ServerOptions to, @Mixin AttemptSigning signing,
            @Parameters(paramLabel = "SUBSCRIPTION") String id,
            @Option(names = "--cursor", paramLabel = "CURSOR", defaultValue = "",
                    description = "Of the newest answer that you have.") String cursor,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "1000",
                    description = "Changes at most; 1000 unless said.") int limit,
            @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt here.")
            Optional<Path> receipt) {
        RestClient client = to.open();
        JsonNode subscription = client.get(path(id, ""));
        String after = cursor.isEmpty() ? subscription.path("cursor").asText() : cursor;
        ObjectNode asked = CanonicalJson.object().put("after", after).put("limit", limit)
                .put("resource", subscription.path("resource").asText()).put("subscription", id);
        ObjectNode body = RestClient.body();
        signing.sign(client, body, DeliveryKind.SERVICE, subscription.path("purpose").asText(),
                new String(CanonicalJson.bytes(asked), StandardCharsets.UTF_8));
        JsonNode answer;
        try {
            answer = client.get(path(id, "/changes") + "?limit=" + limit + "&cursor=" + RestClient.segment(after),
                    body.path("attempt"));
        } catch (RemoteRefusal refusal) {
            keep(receipt, refusal.body().path("receipt"));
            throw refusal;
        }
        keep(receipt, answer.path("receipt"));
        return JsonOutput.print(answer);
    }

    @Command(name = "pause", mixinStandardHelpOptions = true,
            description = "Deliver nothing until it is resumed; what you have is remembered.")
    int pause(@Mixin ServerOptions to, @Parameters(paramLabel = "SUBSCRIPTION") String id) {
        return JsonOutput.print(to.open().post(path(id, "/pause"), RestClient.body()));
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on with a paused subscription.")
    int resume(@Mixin ServerOptions to, @Parameters(paramLabel = "SUBSCRIPTION") String id) {
        return JsonOutput.print(to.open().post(path(id, "/resume"), RestClient.body()));
    }

    @Command(name = "restart", mixinStandardHelpOptions = true,
            description = "Begin anew where your copy is lost: the next answer has every row.")
    int restart(@Mixin ServerOptions to, @Parameters(paramLabel = "SUBSCRIPTION") String id) {
        return JsonOutput.print(to.open().post(path(id, "/restart"), RestClient.body()));
    }

    @Command(name = "end", mixinStandardHelpOptions = true,
            description = "End a subscription; the platform forgets what you have.")
    int end(@Mixin ServerOptions to, @Parameters(paramLabel = "SUBSCRIPTION") String id) {
        return JsonOutput.print(to.open().post(path(id, "/end"), RestClient.body()));
    }

    @Command(name = "announce", mixinStandardHelpOptions = true,
            description = "Have waiting changes announced at an address; prints the secret of the signatures once. "
                    + "Without an address, show what was announced.")
    int announce(@Mixin ServerOptions to, @Parameters(paramLabel = "SUBSCRIPTION") String id,
            @Option(names = "--url", paramLabel = "URL", description = "An https address; none stops it.")
            Optional<String> url,
            @Option(names = "--again", paramLabel = "CALL", description = "Announce this once more.")
            Optional<String> again) {
        RestClient client = to.open();
        String path = path(id, "/webhook");
        if (url.isPresent()) {
            return JsonOutput.print(url.get().equals("none") ? client.delete(path)
                    : client.post(path, RestClient.body().put("url", url.get())));
        }
        again.ifPresent(call -> client.post(path + "/calls/" + RestClient.segment(call) + "/again",
                RestClient.body()));
        return JsonOutput.print(client.get(path));
    }

    private static String path(String id, String more) {
        return PATH + "/" + RestClient.segment(id) + more;
    }

    private static void keep(Optional<Path> receipt, JsonNode given) {
        receipt.filter(file -> given.isTextual()).ifPresent(file -> {
            try {
                Files.writeString(file, given.asText());
            } catch (IOException e) {
                throw new CodedException(CommandCode.BAD_FILE, e, file);
            }
        });
    }
}
