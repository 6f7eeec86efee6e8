package org.shuqiao.exchange.cli.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code search}: searches the catalogue with facets, and looks after the index behind it. */
@Command(name = "search", mixinStandardHelpOptions = true,
        description = {"Search the published catalogue: by words, pinyin, initials, English or names of columns.",
            "Tell whether the index counts what the catalogue counts, and make it anew."})
public final class SearchCommand implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 300;

    @Mixin
    private ServerOptions connection;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "WORDS", description = "What to look for; default: the newest entries.")
    private List<String> words = List.of();

    @Option(names = "--by", paramLabel = "FACET=VALUE", description = "Narrow by division, provider, sharing, theme, "
            + "element, freshness, format, mode, grade or update; may be repeated.")
    private List<String> by = List.of();

    @Option(names = "--sort", paramLabel = "ORDER", defaultValue = "relevance",
            description = "relevance, title, newest or use (${DEFAULT-VALUE}).")
    private String sort;

    @Option(names = "--facets", description = "List the values of each facet with their counts, too.")
    private boolean facets;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        StringBuilder path = new StringBuilder("/api/v1/search?q=").append(encoded(String.join(" ", words)))
                .append("&sort=").append(encoded(sort));
        for (String each : by) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(), "--by " + each + ": FACET=VALUE");
            }
            path.append('&').append(encoded(each.substring(0, equals).toLowerCase(Locale.ROOT))).append('=')
                    .append(encoded(each.substring(equals + 1)));
        }
        JsonNode found = connection.open().get(path.toString());
        if (json) {
            return JsonOutput.print(found);
        }
        TextTable table = new TextTable("code", "name", "provider", "sharing", "used");
        for (JsonNode hit : found.path("hits")) {
            table.row(hit.path("code").asText(), hit.path("name").asText(), hit.path("provider").asText(),
                    hit.path("sharing").asText(), hit.path("uses").asText(""));
        }
        System.out.print(table.text());
        if (facets) {
            System.out.print(values(found));
        }
        System.out.printf("%d found%s%n", found.path("total").asLong(), switch (found.path("closeness").asText()) {
            case "similar" -> ", a typing error away";
            case "partly" -> ", with half of the words or more";
            default -> "";
        });
        return ExitCodes.DONE;
    }

    private static String values(JsonNode found) {
        TextTable table = new TextTable("facet", "value", "zh", "en", "entries");
        found.path("facets").properties().forEach(facet -> facet.getValue().forEach(value ->
                table.row(facet.getKey(), value.path("value").asText(), value.path("zh").asText(),
                        value.path("en").asText(), value.path("count").asText())));
        return table.text();
    }

    @Command(name = "suggest", mixinStandardHelpOptions = true,
            description = "List titles that what is typed so far may mean.")
    int suggest(@Mixin ServerOptions to, @Parameters(paramLabel = "BEGUN") String begun) {
        TextTable table = new TextTable("code", "name");
        to.open().get("/api/v1/search/suggestions?q=" + encoded(begun)).forEach(each ->
                table.row(each.path("code").asText(), each.path("name").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "status", mixinStandardHelpOptions = true,
            description = "Tell whether the index counts what the catalogue counts; exit code 1 when it does not.")
    int status(@Mixin ServerOptions to) {
        JsonNode index = to.open().get("/api/v1/search/index");
        return told(index);
    }

    @Command(name = "rebuild", mixinStandardHelpOptions = true,
            description = "Make the index anew from the catalogue and follow until it stands (administrators). "
                    + "Searches go on in the old one.")
    int rebuild(@Mixin ServerOptions to) throws InterruptedException {
        RestClient client = to.open();
        client.post("/api/v1/search/rebuild", RestClient.body());
        JsonNode index;
        try (StepBar bar = StepBar.open("search index")) {
            do {
                Thread.sleep(PAUSE_MILLIS);
                index = client.get("/api/v1/search/index");
                bar.at(index.path("rebuilding").path("done").asLong(), index.path("rebuilding").path("all").asLong(),
                        "");
            } while (index.has("rebuilding"));
            bar.outcome(index.path("indexed").asText() + " entries");
        }
        return told(index);
    }

    private static int told(JsonNode index) {
        System.out.print(new TextTable("published", "indexed", "announcement", "whole")
                .row(index.path("published").asText(), index.path("indexed").asText(),
                        index.path("announcement").asText(), index.path("whole").asText()).text());
        return index.path("whole").asBoolean() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
