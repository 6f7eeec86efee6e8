package org.shuqiao.exchange.cli.outside;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.Download;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code export}: writes catalogue, grants, datasets and runs in the formats of the world outside. */
@Command(name = "export", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Write the catalogue, a grant, a dataset's contract or its runs in a format that others read.")
public final class ExportCommand {

    @Command(name = "dcat", mixinStandardHelpOptions = true,
            description = "Write the whole published catalogue as DCAT-AP 3.0.1 into a folder, a file for each page.")
    int dcat(@Mixin ServerOptions to,
            @Parameters(paramLabel = "FOLDER", description = "Folder of the files; it is made.") Path folder,
            @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "ttl",
                    description = "ttl (Turtle) or jsonld; ttl unless said.") String format,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "1000",
                    description = "Entries of a page, 1000 at most.") int limit) {
        RestClient client = to.open();
        Optional<String> next = Optional.of("/api/v1/dcat?after=0&limit=" + limit + "&format="
                + RestClient.segment(format));
        int pages = 0;
        while (next.isPresent()) {
            Download page = client.page(next.get());
            pages++;
            OutsideFile.write(folder.resolve("catalogue-%04d.%s".formatted(pages, format)), page.content());
            next = page.next();
        }
        return ExitCodes.DONE;
    }

    @Command(name = "odrl", mixinStandardHelpOptions = true,
            description = "Write a grant as an ODRL 2.2 agreement (JSON-LD).")
    int odrl(@Mixin ServerOptions to, @Parameters(paramLabel = "GRANT", description = "Number of the grant.")
            String grant, @Parameters(paramLabel = "FILE", description = "File that is written.") Path file) {
        OutsideFile.write(file, to.open().download("/api/v1/grants/" + RestClient.segment(grant) + "/odrl"));
        return ExitCodes.DONE;
    }

    @Command(name = "odcs", mixinStandardHelpOptions = true,
            description = "Write the data contract of a dataset after ODCS 3.1.0 (YAML).")
    int odcs(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET", description = "Id of the dataset.")
            String dataset, @Parameters(paramLabel = "FILE", description = "File that is written.") Path file) {
        OutsideFile.write(file, to.open().download("/api/v1/datasets/" + RestClient.segment(dataset) + "/odcs"));
        return ExitCodes.DONE;
    }

    @Command(name = "openlineage", mixinStandardHelpOptions = true,
            description = "Write the runs of a dataset as OpenLineage events (JSON), oldest first.")
    int openlineage(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET", description = "Id of the dataset.")
            String dataset, @Parameters(paramLabel = "FILE", description = "File that is written.") Path file,
            @Option(names = "--after", paramLabel = "RUN", description = "Only runs after this one.")
            Optional<String> after) throws IOException {
        RestClient client = to.open();
        ArrayNode events = Json.PLAIN.createArrayNode();
        Optional<String> next = Optional.of("/api/v1/datasets/" + RestClient.segment(dataset)
                + "/openlineage?limit=1000" + after.map(run -> "&after=" + RestClient.segment(run)).orElse(""));
        while (next.isPresent()) {
            Download page = client.page(next.get());
            Json.PLAIN.readTree(page.content()).forEach(events::add);
            next = page.next();
        }
        OutsideFile.write(file, Json.PRETTY.writeValueAsBytes(events));
        return ExitCodes.DONE;
    }

    @Command(name = "layout", mixinStandardHelpOptions = true,
            description = "Write the published catalogue in the national layout, as a workbook or JSON.")
    int layout(@Mixin ServerOptions to, @Parameters(paramLabel = "FILE", description = "File that is written.")
            Path file, @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "xlsx",
                    description = "xlsx or json; xlsx unless said.") String format,
            @Option(names = "--provider", paramLabel = "ID", description = "Only entries of this department.")
            Optional<String> provider) {
        OutsideFile.write(file, to.open().download("/api/v1/layout?format=" + RestClient.segment(format)
                + provider.map(id -> "&provider=" + RestClient.segment(id)).orElse("")));
        return ExitCodes.DONE;
    }
}
