package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code person}: tells who used the data of one person. */
@Command(name = "person", mixinStandardHelpOptions = true,
        description = {"Tell who used the data of one person, when, under which grant and receipt (officers of the "
            + "data authority, on the person's request).",
            "Reads the citizen number from standard input, so that it stands in no list of processes and no history.",
            "Each look-up is an entry of the security log, with its reason and case number."})
public final class PersonCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Option(names = "--reason", required = true, paramLabel = "REASON",
            description = "own-request, representative, relative, complaint, incident or court.")
    private String reason;

    @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "Number of the person's request.")
    private String caseNumber;

    @Option(names = "--from", paramLabel = "MONTH", defaultValue = "",
            description = "First month, 2026-11; default: the beginning.")
    private String from;

    @Option(names = "--to", paramLabel = "MONTH", defaultValue = "", description = "Last month; default: this one.")
    private String to;

    @Option(names = "--json", description = "Print JSON, to be handed to the person.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page into this file, to be printed and "
            + "handed to the person.")
    private Optional<Path> html;

    @Override
    public Integer call() throws IOException {
        String number = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        ObjectNode asked = RestClient.body().put("number", number).put("reason", reason)
                .put("caseNumber", caseNumber).put("from", from).put("to", to);
        JsonNode log = connection.open().post("/api/v1/persons/uses", asked);
        Language language = Language.of(Locale.getDefault());
        html.ifPresent(file -> write(file, new PersonHtml(language).page(log)));
        System.out.print(json ? log.toPrettyString() + "\n" : text(log, language));
        return ExitCodes.DONE;
    }

    static String text(JsonNode log, Language language) {
        TextTable table = new TextTable("time", "used by", "purpose", "resource", "how", "grant", "receipt");
        log.path("uses").forEach(use -> table.row(use.path("at").asText(), use.path("consumer").asText(),
                use.path("purpose").asText(), use.path("title").asText(), use.path("told").asText(),
                use.path("grant").asText(), use.path("receipt").asText()));
        StringBuilder text = new StringBuilder(table.text());
        String words = language == Language.ZH ? "zh" : "en";
        log.path("untold").forEach(each -> text.append(each.path("use").path("receipt").asText()).append(' ')
                .append(each.path("code").asText()).append(' ').append(each.path(words).asText()).append('\n'));
        log.path("gaps").forEach(each -> text.append(each.path("month").asText()).append(' ')
                .append(each.path("code").asText()).append(' ').append(each.path(words).asText()).append('\n'));
        return text.toString();
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.replaceSecret(file, text);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
