package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Command {@code stages}: a dataset's life by stages, with who, by which basis, which snapshot. */
@Command(name = "stages", mixinStandardHelpOptions = true,
        description = "List what was done to a dataset, stage by stage (its officers, the authority, auditors).")
public final class StagesCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "DATASET", description = "Its id, <department>_<dataset>.")
    private String dataset;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode stages = connection.open().get("/api/v1/datasets/" + RestClient.segment(dataset) + "/stages");
        if (json) {
            return JsonOutput.print(stages);
        }
        TextTable table = new TextTable("stage", "time", "by", "what", "concerns", "entry", "details");
        for (JsonNode stage : stages) {
            table.row(stage.path("zh").asText() + " " + stage.path("stage").asText(), stage.path("at").asText(),
                    stage.path("by").asText(), stage.path("what").asText(), stage.path("about").asText(),
                    stage.path("index").asText(), stage.path("details").toString());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }
}
