package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code trace}: names the receipt from which the rows of a file come. */
@Command(name = "trace", mixinStandardHelpOptions = true,
        description = "Name the receipt that a file comes from, by its invisible mark or its rows. Exit code 1: it "
                + "cannot be named.")
public final class TraceCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "FILE", description = "The file, or some of its rows; not encrypted.")
    private Path file;

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "csv, xlsx, parquet or jsonl; by the file's ending unless said.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--json", description = "Print all that was found as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String name = file.getFileName().toString();
        String kind = format.orElseGet(() -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        JsonNode found = connection.open().upload("/api/v1/trace?format=" + kind,
                "application/octet-stream", file);
        if (json) {
            System.out.println(found.toPrettyString());
        } else {
            System.out.println(found.path("verdict").asText().toLowerCase(Locale.ROOT).replace('_', '-'));
            TextTable table = new TextTable("receipt", "consumer", "purpose", "resource", "at", "fits", "chance");
            for (JsonNode match : found.path("receipts")) {
                table.row(match.path("record").asText(), match.path("consumer").asText(),
                        match.path("purpose").asText(), match.path("resource").asText(), match.path("at").asText(),
                        "%.1f %%".formatted(100 * match.path("share").asDouble()),
                        match.path("chance").isNumber() ? "%.0e".formatted(match.path("chance").asDouble()) : "–");
            }
            System.out.print(table.text());
        }
        return found.path("verdict").asText().startsWith("BY_") ? ExitCodes.DONE : ExitCodes.NO;
    }
}
