package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.ExitCodes;
import org.shuqiao.exchange.cli.remote.Connection;
import org.shuqiao.exchange.cli.screen.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "datasets", mixinStandardHelpOptions = true,
        description = "List the datasets of the source files and how each one stands.")
public final class DatasetsCommand implements Callable<Integer> {

    @Mixin
    private Connection connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("dataset", "title", "kind", "update", "standard", "quarantined");
        for (JsonNode d : connection.open().get("/api/v1/datasets")) {
            table.row(d.path("id").asText(), d.path("title").asText(), d.path("kind").asText(),
                    d.path("update").asText(), d.path("standard").asText("-"), d.path("quarantined").asText("-"));
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }
}
