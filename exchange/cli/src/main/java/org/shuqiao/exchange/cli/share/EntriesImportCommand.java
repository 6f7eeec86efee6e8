package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Command {@code entries import}: makes drafts of a workbook, and fetches the copy with what is wrong in its cells. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Make drafts of a workbook (.xlsx): all of them, or none where a cell has an error. What is "
                + "wrong is written into the cells of a copy beside the file, NAME-marked.xlsx.")
public final class EntriesImportCommand implements Callable<Integer> {

    /** Media type of a workbook (.xlsx). */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Mixin
    private ServerOptions connection;

    @Parameters(paramLabel = "FILE", description = "Workbook in the layout that entries export writes.")
    private Path file;

    @Override
    public Integer call() {
        RestClient server = connection.open();
        try {
            ObjectNode done = (ObjectNode) server.upload("/api/v1/entries/workbook", XLSX, file);
            keptMarked(server, done).ifPresent(copy -> done.put("copy", copy.toString()));
            return JsonOutput.print(done);
        } catch (RemoteRefusal refusal) {
            keptMarked(server, refusal.body()).ifPresent(System.out::println);
            throw refusal;
        }
    }

    /** @return where the copy with what is wrong in its cells was written; nothing where nothing is */
    private Optional<Path> keptMarked(RestClient server, JsonNode answer) {
        if (!answer.hasNonNull("marked")) {
            return Optional.empty();
        }
        String name = file.getFileName().toString().replaceFirst("(?i)\\.xlsx$", "") + "-marked.xlsx";
        Path copy = file.resolveSibling(name);
        try {
            Files.write(copy, server.download(answer.path("marked").asText()));
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, copy);
        }
        return Optional.of(copy);
    }
}
