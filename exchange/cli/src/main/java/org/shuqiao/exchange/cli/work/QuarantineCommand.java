package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code quarantine}: shows, exports, marks and replays a dataset's rows in quarantine. */
@Command(name = "quarantine", mixinStandardHelpOptions = true,
        description = "List the rules that keep rows of a dataset in quarantine, with counts; show, export, mark or "
                + "replay the rows.")
public final class QuarantineCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Mixin
    private DatasetArgument dataset;

    @Option(names = "--json", description = "Print the rules as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode found = connection.open().get(path(dataset.required()));
        if (json) {
            return JsonOutput.print(found);
        }
        JsonNode rows = found.path("rows");
        System.out.println(rows.path("in").asText() + " = " + rows.path("standard").asText() + " standard + "
                + rows.path("quarantined").asText() + " quarantined + " + rows.path("merged").asText() + " merged");
        TextTable table = new TextTable("rule", "column", "source", "rows", "marked", "reason");
        for (JsonNode rule : found.path("rules")) {
            table.row(rule.path("rule").asText(), rule.path("column").asText(), words(rule.path("sources")),
                    rule.path("rows").asText(), rule.path("mark").path("verdict").asText("-"),
                    rule.path("reason").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "rows", mixinStandardHelpOptions = true,
            description = "Print rows with what their source said, as JSON; each look is logged.")
    int rows(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET") String id,
            @Option(names = "--rule", paramLabel = "RULE", defaultValue = "", description = "Of this rule only.")
            String rule,
            @Option(names = "--column", paramLabel = "COLUMN", defaultValue = "",
                    description = "Of this standard column only.") String column,
            @Option(names = "--from", paramLabel = "N", defaultValue = "0", description = "Rows to leave out first.")
            long from,
            @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "Rows at most, to 500.")
            int most) {
        return JsonOutput.print(to.open().get(path(id) + "/rows" + filter(rule, column) + "&from=" + from + "&most="
                + most));
    }

    @Command(name = "export", mixinStandardHelpOptions = true,
            description = "Write the rows as a workbook (.xlsx) for whoever keeps the source.")
    int export(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET", index = "0") String id,
            @Parameters(paramLabel = "FILE", index = "1", description = "Workbook that is written.") Path file,
            @Option(names = "--rule", paramLabel = "RULE", defaultValue = "", description = "Of this rule only.")
            String rule,
            @Option(names = "--column", paramLabel = "COLUMN", defaultValue = "",
                    description = "Of this standard column only.") String column) {
        byte[] workbook = to.open().download(path(id) + "/workbook" + filter(rule, column));
        try {
            Files.write(file, workbook);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
        System.out.println(file);
        return ExitCodes.DONE;
    }

    @Command(name = "mark", mixinStandardHelpOptions = true,
            description = "Say that rows are corrected at the source, or that the rule is wrong.")
    int mark(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET") String id,
            @Option(names = "--rule", required = true, paramLabel = "RULE", description = "The rule.") String rule,
            @Option(names = "--column", required = true, paramLabel = "COLUMN", description = "The standard column.")
            String column,
            @Option(names = "--verdict", required = true, paramLabel = "VERDICT",
                    description = "corrected or wrong-rule.") String verdict,
            @Option(names = "--reason", required = true, paramLabel = "TEXT",
                    description = "Why, without personal data.") String reason,
            @Option(names = "--row", paramLabel = "ROW", description = "The row's id; without it all of the rule.")
            String row) {
        return JsonOutput.print(to.open().post(path(id) + "/marks", RestClient.body().put("rule", rule)
                .put("column", column).put("verdict", verdict).put("reason", reason).put("row", row)));
    }

    @Command(name = "marks", mixinStandardHelpOptions = true,
            description = "List what was marked, and which rows have left the quarantine since.")
    int marks(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET") String id) {
        TextTable table = new TextTable("at", "by", "rule", "column", "row", "verdict", "gone", "reason");
        for (JsonNode mark : to.open().get(path(id) + "/marks")) {
            table.row(mark.path("at").asText(), mark.path("by").asText(), mark.path("rule").asText(),
                    mark.path("column").asText(), mark.path("row").asText("-"), mark.path("verdict").asText(),
                    mark.path("gone").asText(), mark.path("reason").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "replay", mixinStandardHelpOptions = true,
            description = "Standardize what has landed again under the rules of now, without collecting.")
    int replay(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET") String id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT",
                    description = "Why the rows should pass now.") String reason) throws InterruptedException {
        RestClient client = to.open();
        String job = client.post(path(id) + "/replays", RestClient.body().put("reason", reason)).path("id").asText();
        JsonNode ended;
        try (StepBar bar = StepBar.open("replay")) {
            ended = JobWatch.follow(() -> client.get("/api/v1/jobs/" + RestClient.segment(job)), bar);
            bar.outcome(ended.path("state").asText());
        }
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
        ended.path("failures").forEach(failure -> System.err.println(failure.path(language).asText()));
        for (JsonNode replay : client.get(path(id) + "/replays")) {
            if (replay.path("job").asText().equals(job)) {
                JsonOutput.print(replay);
            }
        }
        return switch (ended.path("state").asText()) {
            case "DONE" -> ExitCodes.DONE;
            case "PARTLY" -> ExitCodes.PARTLY;
            default -> ExitCodes.REFUSED;
        };
    }

    @Command(name = "replays", mixinStandardHelpOptions = true,
            description = "List replays with the counts before and after.")
    int replays(@Mixin ServerOptions to, @Parameters(paramLabel = "DATASET") String id) {
        TextTable table = new TextTable("job", "at", "by", "state", "quarantined", "now", "adds up", "reason");
        for (JsonNode each : to.open().get(path(id) + "/replays")) {
            table.row(each.path("job").asText(), each.path("at").asText(), each.path("by").asText(),
                    each.path("state").asText(), each.path("before").path("quarantined").asText("-"),
                    each.path("after").path("quarantined").asText("-"), each.path("addsUp").asText(),
                    each.path("reason").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static String words(JsonNode list) {
        StringBuilder words = new StringBuilder();
        list.forEach(each -> words.append(words.isEmpty() ? "" : ",").append(each.asText()));
        return words.isEmpty() ? "-" : words.toString();
    }

    private static String filter(String rule, String column) {
        return "?rule=" + RestClient.segment(rule) + "&column=" + RestClient.segment(column);
    }

    private static String path(String dataset) {
        return "/api/v1/datasets/" + RestClient.segment(dataset) + "/quarantine";
    }
}
