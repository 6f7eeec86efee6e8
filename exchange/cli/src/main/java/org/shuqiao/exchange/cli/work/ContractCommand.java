package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Command {@code contract}: sources that are not what their contracts promised, and the word of their departments. */
@Command(name = "contract", mixinStandardHelpOptions = true,
        description = "List sources whose structure is not what their contract promised; they wait uncollected.")
public final class ContractCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/structure-changes";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        String language = Language.of(Locale.getDefault()) == Language.ZH ? "zh" : "en";
        TextTable table = new TextTable("dataset", "change", "state", "seen", "difference");
        all.forEach(each -> table.row(each.path("dataset").asText(), each.path("change").asText(),
                each.path("state").asText().toLowerCase(Locale.ROOT), each.path("seenAt").asText(),
                each.path(language).asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "accept", mixinStandardHelpOptions = true,
            description = "Accept a change for your department: columns that are gone land empty, others as they are.")
    int accept(@Mixin ServerOptions to, @Parameters(index = "0", paramLabel = "DATASET") String dataset,
            @Parameters(index = "1", paramLabel = "CHANGE", description = "Its number.") String change,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        return JsonOutput.print(to.open().post(PATH + "/" + RestClient.segment(dataset) + "/"
                + RestClient.segment(change) + "/accept", RestClient.body().put("reason", reason)));
    }
}
