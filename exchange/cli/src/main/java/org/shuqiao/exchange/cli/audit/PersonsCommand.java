package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code persons}: the index of persons whose keys the data authority's node has. */
@Command(name = "persons", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "The index of persons under the keys of the data authority's node: enter its keys, make a "
                + "question for it, see what came of its answer (officers of the authority).")
public final class PersonsCommand {

    private static final String PATH = "/api/v1/persons";

    @Command(name = "months", mixinStandardHelpOptions = true,
            description = "List the months with a key of the node; with a file of ./shuqiao node months make, enter "
                    + "its keys first.")
    int months(@Mixin ServerOptions to,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Of ./shuqiao node months make.") Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        RestClient client = to.open();
        JsonNode all = file == null ? client.get(PATH + "/months")
                : client.post(PATH + "/months", RestClient.body().put("nodeFile", read(file)));
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("month", "signed by", "admitted");
        all.forEach(each -> table.row(each.path("month").asText(), each.path("signedBy").asText(),
                each.path("admitted").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "ask", mixinStandardHelpOptions = true,
            description = "Make a question for the node, which names no person. It is an entry of the security log. "
                    + "The node answers it with: ./shuqiao node months answer")
    int ask(@Mixin ServerOptions to, @Parameters(paramLabel = "FILE", description = "Where it goes.") Path file,
            @Option(names = "--reason", required = true, paramLabel = "REASON",
                    description = "own-request, representative, relative, complaint, incident or court.")
            String reason,
            @Option(names = "--case", required = true, paramLabel = "NUMBER",
                    description = "Number of the person's request.") String caseNumber,
            @Option(names = "--from", paramLabel = "MONTH", defaultValue = "",
                    description = "First month, 2026-11; default: the beginning.") String from,
            @Option(names = "--to", paramLabel = "MONTH", defaultValue = "",
                    description = "Last month; default: this one.") String last) throws IOException {
        JsonNode question = to.open().post(PATH + "/questions", RestClient.body().put("reason", reason)
                .put("caseNumber", caseNumber).put("from", from).put("to", last));
        AtomicFile.replaceSecret(file, question.toString());
        System.out.println(question.path("uses").size());
        return ExitCodes.DONE;
    }

    @Command(name = "open", mixinStandardHelpOptions = true,
            description = "Show who used the data of the person for whom the node answered. Another entry of the "
                    + "security log.")
    int open(@Mixin ServerOptions to,
            @Parameters(paramLabel = "FILE", description = "Of ./shuqiao node months answer.") Path file,
            @Option(names = "--json", description = "Print JSON, to be handed to the person.") boolean json) {
        JsonNode log = to.open().post(PATH + "/answers", RestClient.body().put("nodeFile", read(file)));
        System.out.print(json ? log.toPrettyString() + "\n"
                : PersonCommand.text(log, Language.of(Locale.getDefault())));
        return ExitCodes.DONE;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
