package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code inbox}: lists what waits for an account and what happened to what is its department's. */
@Command(name = "inbox", mixinStandardHelpOptions = true,
        description = "List what waits for you, then what happened to what is your department's within sixty days.")
public final class InboxCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/inbox";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--unread", description = "Only what you have not read.")
    private boolean unread;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        System.out.print(table(all, unread));
        return ExitCodes.DONE;
    }

    @Command(name = "read", mixinStandardHelpOptions = true, description = "Mark matters as read: all, or those named.")
    int read(@Mixin ServerOptions to, @Parameters(paramLabel = "MATTER", arity = "0..*",
            description = "As the first column of the list names it.") List<String> matters) {
        ObjectNode order = RestClient.body();
        List.copyOf(matters == null ? List.of() : matters).forEach(order.putArray("keys")::add);
        System.out.print(table(to.open().post(PATH + "/read", order), true));
        return ExitCodes.DONE;
    }

    private static String table(JsonNode all, boolean unread) {
        String language = Language.of(Locale.getDefault()) == Language.ZH ? "zh" : "en";
        TextTable table = new TextTable("matter", "", "at", "about", "what");
        for (JsonNode each : all) {
            if (!unread || !each.path("read").asBoolean()) {
                table.row(each.path("key").asText(), each.path("waits").asBoolean() ? "waits" : "",
                        each.path("at").asText(), each.path("about").asText(), each.path(language).asText());
            }
        }
        return table.text();
    }
}
