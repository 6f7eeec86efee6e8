package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code datasets}: lists the datasets of the source files with their status. */
@Command(name = "datasets", mixinStandardHelpOptions = true,
        description = "List the datasets of the source files and how each one stands, with or without a running "
                + "server.")
public final class DatasetsCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print the datasets as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode datasets;
        try (JobRunner work = JobRunner.open(connection)) {
            datasets = work.datasets();
        }
        if (json) {
            return JsonOutput.print(datasets);
        }
        TextTable table = new TextTable("dataset", "title", "kind", "update", "standard", "quarantined");
        for (JsonNode d : datasets) {
            table.row(d.path("id").asText(), d.path("title").asText(), d.path("kind").asText(),
                    d.path("update").asText(), rows(d.path("standard")), rows(d.path("quarantined")));
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static String rows(JsonNode count) {
        return count.isNumber() ? count.asText() : "-";
    }
}
