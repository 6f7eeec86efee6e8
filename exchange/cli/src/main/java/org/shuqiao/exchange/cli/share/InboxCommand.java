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
    private static final String DELIVERY = PATH + "/delivery";

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

    @Command(name = "delivery", mixinStandardHelpOptions = true,
            description = "Show how you are told of your inbox beside the pages, and the latest notices, as JSON.")
    int delivery(@Mixin ServerOptions to) {
        return JsonOutput.print(to.open().get(DELIVERY));
    }

    @Command(name = "mail", mixinStandardHelpOptions = true,
            description = "Have notices of your inbox sent to a mail address. A message comes whose link confirms it.")
    int mail(@Mixin ServerOptions to, @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--at-once", description = "Within a minute, instead of once a day at eight.")
            boolean atOnce) {
        return JsonOutput.print(to.open().post(DELIVERY + "/mail", RestClient.body().put("address", address)
                .put("pace", pace(atOnce))));
    }

    @Command(name = "confirm", mixinStandardHelpOptions = true,
            description = "Confirm your mail address by what stands after token= in the link of the message.")
    int confirm(@Mixin ServerOptions to, @Parameters(paramLabel = "TOKEN") String token) {
        return JsonOutput.print(to.open().post(DELIVERY + "/proof", RestClient.body().put("token", token)));
    }

    @Command(name = "webhook", mixinStandardHelpOptions = true,
            description = "Have an address called when something new is in your inbox; prints the secret that signs "
                    + "the calls, this once.")
    int webhook(@Mixin ServerOptions to, @Parameters(paramLabel = "URL") String url,
            @Option(names = "--at-once", description = "Within a minute, instead of once a day at eight.")
            boolean atOnce) {
        return JsonOutput.print(to.open().post(DELIVERY + "/webhook", RestClient.body().put("address", url)
                .put("pace", pace(atOnce))));
    }

    @Command(name = "silence", mixinStandardHelpOptions = true,
            description = "Have nothing sent any more by mail or webhook.")
    int silence(@Mixin ServerOptions to,
            @Parameters(paramLabel = "KIND", description = "mail or webhook.") String kind) {
        to.open().delete(DELIVERY + "/" + RestClient.segment(kind.toUpperCase(Locale.ROOT)));
        return ExitCodes.DONE;
    }

    private static String pace(boolean atOnce) {
        return atOnce ? "AT_ONCE" : "DAILY";
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
