package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code files}: lists the department's files and fetches one again, or the rest of it. */
@Command(name = "files", mixinStandardHelpOptions = true,
        description = "List the files that were made for your department, and fetch one or the rest of it.")
public final class FilesCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        TextTable table = new TextTable("file", "resource", "purpose", "format", "rows", "bytes", "kept until",
                "state");
        for (JsonNode file : connection.open().get("/api/v1/files")) {
            table.row(file.path("id").asText(), file.path("resource").asText(), file.path("purpose").asText(),
                    file.path("format").asText(), file.path("rows").asText(), file.path("bytes").asText(),
                    file.path("keepUntil").asText(), file.path("state").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "fetch", mixinStandardHelpOptions = true,
            description = "Fetch a file; what an earlier try left in OUT.part is gone on with.")
    int fetch(@Mixin ServerOptions from, @Parameters(paramLabel = "ID") String id,
            @Option(names = "--out", required = true, paramLabel = "FILE") Path out) {
        RestClient client = from.open();
        FileDownload.fetch(client, client.get("/api/v1/files/" + RestClient.segment(id)), out);
        return ExitCodes.DONE;
    }
}
