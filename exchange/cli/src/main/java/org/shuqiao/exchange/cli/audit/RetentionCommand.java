package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code retention}: lists what is kept by month, erases a month whose time is over, opens a salt. */
@Command(name = "retention", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "What is kept under the keys of months: the index of persons and the salts of records.")
public final class RetentionCommand {

    private static final String PATH = "/api/v1/retention";

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "List the months (administrators, the authority, auditors).")
    int list(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode all = to.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("month", "kept until", "persons", "salts", "erased");
        all.forEach(each -> table.row(each.path("period").asText(), each.path("until").asText(),
                each.path("uses").asText(), each.path("salts").asText(), each.path("erased").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "erase", mixinStandardHelpOptions = true,
            description = "Propose to destroy the key of a month whose time is over, with all that stands under it. "
                    + "Another administrator approves it with: ./shuqiao changes approve")
    int erase(@Mixin ServerOptions to, @Parameters(paramLabel = "MONTH", description = "2026-11") String month) {
        JsonNode change = to.open().post(PATH + "/" + RestClient.segment(month) + "/erase", RestClient.body());
        System.out.println(change.path("id").asText());
        return ExitCodes.DONE;
    }

    @Command(name = "data", mixinStandardHelpOptions = true,
            description = "List what may be erased of the landing zone and the access log today (administrators, the "
                    + "authority, auditors).")
    int data(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode all = to.open().get(PATH + "/data");
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("kind", "kept from", "pieces", "bytes", "oldest");
        all.forEach(each -> table.row(each.path("kind").asText(), each.path("keptFrom").asText(),
                each.path("pieces").asText(), each.path("bytes").asText(), each.path("oldest").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "erase-data", mixinStandardHelpOptions = true,
            description = "Propose to erase what came before a day and is not needed any more; each piece is entered "
                    + "into the security log. Another administrator approves it with: ./shuqiao changes approve")
    int eraseData(@Mixin ServerOptions to,
            @Parameters(paramLabel = "KIND", description = "landing, temporary, access-log or lake-reads.") String kind,
            @Option(names = "--before", required = true, paramLabel = "DAY", description = "First day that stays.")
            String before) {
        JsonNode change = to.open().post(PATH + "/data/" + RestClient.segment(kind) + "/erase",
                RestClient.body().put("before", before));
        System.out.println(change.path("id").asText());
        return ExitCodes.DONE;
    }

    @Command(name = "erased", mixinStandardHelpOptions = true,
            description = "Show how far the erasing of landed batches has come: what is left in the raw zone until "
                    + "the next ./shuqiao lake maintain, and which older snapshots stay, why and until when "
                    + "(administrators, the authority, auditors).")
    int erased(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode all = to.open().get(PATH + "/erased");
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("dataset", "batches", "last", "in landing", "in raw", "older snapshots");
        all.forEach(each -> {
            StringBuilder left = new StringBuilder();
            each.path("left").forEach(one -> left.append(left.isEmpty() ? "" : "; ")
                    .append(one.path("table").asText()).append(' ').append(one.path("snapshots").asText()).append(' ')
                    .append(one.path("kept").asText()).append(one.path("until").isTextual()
                            ? " until " + one.path("until").asText() : ""));
            table.row(each.path("dataset").asText(), each.path("batches").asText(), each.path("last").asText(),
                    each.path("landed").asText(), each.path("raw").asText(), left);
        });
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "salt", mixinStandardHelpOptions = true,
            description = "Print the salt of a record's digests, with which the query and the answer are recognized "
                    + "(the consumer, auditors).")
    int salt(@Mixin ServerOptions to, @Parameters(paramLabel = "RECEIPT", description = "Its number.") String record) {
        System.out.println(to.open().get(PATH + "/salts/" + RestClient.segment(record)).path("salt").asText());
        return ExitCodes.DONE;
    }
}
