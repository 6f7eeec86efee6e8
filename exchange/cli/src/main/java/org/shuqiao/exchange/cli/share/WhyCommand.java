package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code why}: explains an answer or a refusal from its receipt. */
@Command(name = "why", mixinStandardHelpOptions = true,
        description = "Explain why an answer is masked, filtered or refused: from its receipt over rule, grant and "
                + "decision to the entry and its legal basis.")
public final class WhyCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "RECORD", description = "The receipt's id.")
    private String record;

    @Option(names = "--item", paramLabel = "ITEM", description = "Only this item.")
    private String item;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode why = connection.open().get("/api/v1/receipts/" + RestClient.segment(record) + "/why"
                + (item == null ? "" : "?item=" + URLEncoder.encode(item, StandardCharsets.UTF_8)));
        if (json) {
            return JsonOutput.print(why);
        }
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
        System.out.println(why.path("record").asText() + " " + why.path("outcome").asText() + " "
                + why.path("refusal").asText(""));
        for (JsonNode grant : why.path("grants")) {
            System.out.println();
            System.out.println(grant.path("grant").asText() + " ← " + grant.path("request").asText() + " ("
                    + grant.path("decidedBy").asText() + ") ← " + grant.path("resource").asText() + " ("
                    + grant.path("sharing").asText() + ": " + grant.path("basis").asText() + ")");
            System.out.println("rows: " + grant.path("rows").path(language).asText());
            TextTable table = new TextTable("item", "how", "rule");
            grant.path("items").forEach(each -> table.row(each.path("item").asText(),
                    each.path("why").path(language).asText(), each.path("rule").asText()));
            System.out.print(table.text());
        }
        return ExitCodes.DONE;
    }
}
