package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code quality}: shows a dataset's quality, sets what an entry needs, and reads the monthly reports. */
@Command(name = "quality", mixinStandardHelpOptions = true,
        description = "Show the grade of a dataset's data, the rules that pull it down, and its trend run by run.")
public final class QualityCommand implements Callable<Integer> {

    private static final String REPORTS = "/api/v1/quality/reports";

    @Mixin
    private ServerOptions connection;

    @Mixin
    private DatasetArgument dataset;

    @Option(names = "--json", description = "Print the quality as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode quality = connection.open().get("/api/v1/datasets/" + RestClient.segment(dataset.required())
                + "/quality");
        if (json) {
            return JsonOutput.print(quality);
        }
        JsonNode newest = quality.path("newest");
        System.out.println(newest.path("number").asText("-") + " " + newest.path("grade").asText("unmeasured") + " "
                + percent(newest.path("mean")) + (quality.path("freshness").path("stale").asBoolean() ? ", overdue"
                : ""));
        TextTable figures = new TextTable("dimension or rule", "score or rows");
        newest.path("dimensions").forEach(each -> figures.row(each.path("dimension").asText(),
                percent(each.path("score"))));
        quality.path("rules").forEach(each -> figures.row(each.path("rule").asText() + " (" + each.path("level")
                .asText() + ")", each.path("rows").asText()));
        System.out.print(figures.text());
        System.out.println();
        TextTable trend = new TextTable("run", "grade", "mean", "in", "standard", "quarantined", "merged");
        for (JsonNode each : quality.path("trend")) {
            JsonNode rows = each.path("rows");
            trend.row(each.path("run").asText(), each.path("grade").asText("-"), percent(each.path("mean")),
                    rows.path("in").asText(), rows.path("standard").asText(), rows.path("quarantined").asText(),
                    rows.path("merged").asText());
        }
        System.out.print(trend.text());
        return ExitCodes.DONE;
    }

    @Command(name = "threshold", mixinStandardHelpOptions = true,
            description = "Show or set the grade that the data of an entry need at least to be published.")
    int threshold(@Mixin ServerOptions to, @Parameters(paramLabel = "ENTRY") String entry,
            @Option(names = "--least", paramLabel = "GRADE", description = "1 (failing) to 5 (excellent).")
            Integer least,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.") String reason) {
        String path = "/api/v1/entries/" + RestClient.segment(entry) + "/quality-threshold";
        RestClient client = to.open();
        return JsonOutput.print(least == null ? client.get(path)
                : client.post(path, RestClient.body().put("least", least).put("reason", reason)));
    }

    @Command(name = "reports", mixinStandardHelpOptions = true, description = "List the monthly reports.")
    int reports(@Mixin ServerOptions to) {
        TextTable table = new TextTable("report", "month", "department", "datasets", "signed");
        for (JsonNode each : to.open().get(REPORTS)) {
            table.row(each.path("id").asText(), each.path("month").asText(), each.path("department").asText(),
                    each.path("datasets").asText(), each.path("signed").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "make", mixinStandardHelpOptions = true,
            description = "Make the report of a month that is over, or find the one that is kept.")
    int make(@Mixin ServerOptions to, @Parameters(paramLabel = "MONTH", description = "Such as 2026-10.") String month,
            @Option(names = "--department", paramLabel = "ID", description = "Default: your own.")
            String department) {
        ObjectNode order = RestClient.body().put("month", month).put("department", department);
        return JsonOutput.print(to.open().post(REPORTS, order));
    }

    @Command(name = "report", mixinStandardHelpOptions = true,
            description = "Print a monthly report as it was signed, or write it as a page.")
    int report(@Mixin ServerOptions to, @Parameters(paramLabel = "REPORT") String id,
            @Option(names = "--html", paramLabel = "FILE", description = "Write it into this file, to be printed or "
                    + "sent.") Path html) {
        String path = REPORTS + "/" + RestClient.segment(id);
        if (html == null) {
            System.out.println(new String(to.open().download(path), StandardCharsets.UTF_8));
            return ExitCodes.DONE;
        }
        byte[] page = to.open().download(path + "/html");
        try {
            Files.write(html, page);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, html);
        }
        System.out.println(html);
        return ExitCodes.DONE;
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.1f%%", Math.floor(share.asDouble() * 1000 + 1e-9) / 10)
                : "-";
    }
}
