package org.shuqiao.centre.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.centre.indicator.Indicator;
import org.shuqiao.centre.indicator.Indicators;
import org.shuqiao.exchange.cli.RoomCommand;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code indicators}: lists, shows, explains and computes the city's signs. */
@Command(name = "indicators", mixinStandardHelpOptions = true,
        description = "List the city's signs that you see, each with its latest figure.")
public final class IndicatorsCommand implements RoomCommand {

    private static final String CALLS = "/api/v1/indicators";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        return list(connection, json);
    }

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "List the city's signs that you see, each with its latest figure.")
    int list(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        JsonNode all = to.open().get(CALLS);
        if (asJson) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("indicator", "name", "period", "value", "unit", "base", "coverage", "as of",
                "state", "alert");
        for (JsonNode each : all) {
            JsonNode of = each.path("indicator");
            JsonNode latest = each.path("latest");
            table.row(of.path("id").asText(), of.path("name").path("zh").asText(), latest.path("period").asText(),
                    latest.path("value").asText(), of.path("unit").asText(), of.path("base").asText(),
                    latest.path("coverage").asText(), latest.path("asOf").asText(), latest.path("state").asText(),
                    each.path("alert").asText());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Show the figures of an indicator by period and division.")
    int show(@Mixin ServerOptions to,
            @Parameters(paramLabel = "INDICATOR", description = "Its id.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        JsonNode shown = to.open().get(CALLS + "/" + RestClient.segment(id));
        if (asJson) {
            return JsonOutput.print(shown);
        }
        System.out.println(shown.path("indicator").path("name").path("zh").asText() + "  "
                + shown.path("indicator").path("name").path("en").asText());
        System.out.print(figures(shown.path("figures")).text());
        return ExitCodes.DONE;
    }

    @Command(name = "explain", mixinStandardHelpOptions = true,
            description = "Explain a figure: formula, grants, receipts, source columns.")
    int explain(@Mixin ServerOptions to,
            @Parameters(paramLabel = "INDICATOR", description = "Its id.") String id,
            @Option(names = "--period", paramLabel = "PERIOD", description = "As 2026-10; default: the latest.")
            String period,
            @Option(names = "--division", paramLabel = "CODE", description = "Default: the widest.") String division,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        JsonNode found = to.open().get(CALLS + "/" + RestClient.segment(id) + "/explain?period=" + asked(period)
                + "&division=" + asked(division));
        if (asJson) {
            return JsonOutput.print(found);
        }
        System.out.print(figures(found.path("figures")).text());
        System.out.println("numerator  " + found.path("indicator").path("numerator").asText().strip());
        found.path("indicator").path("bases").forEach(base -> System.out.println("base " + base.path("id").asText()
                + "  " + base.path("source").path("zh").asText() + "  " + base.path("date").asText() + "  "
                + base.path("sql").asText().strip()));
        found.path("runs").forEach(run -> {
            lines("grant    ", run.path("grants"));
            lines("receipt  ", run.path("receipts"));
            lines("snapshot ", run.path("snapshots"));
            lines("source   ", run.path("lineage"));
        });
        return ExitCodes.DONE;
    }

    @Command(name = "compute", mixinStandardHelpOptions = true,
            description = "Compute the last complete period of your department's indicators, or the one named.")
    int compute(@Mixin ServerOptions to,
            @Parameters(paramLabel = "INDICATOR", arity = "0..*", description = "Default: all.") List<String> ids,
            @Option(names = "--period", paramLabel = "PERIOD", description = "As 2026, 2026-10 or 2026-10-31.")
            String period) {
        return compute(to.open(), ids, period, period);
    }

    @Command(name = "backfill", mixinStandardHelpOptions = true,
            description = "Compute several periods; late data correct what was computed before.")
    int backfill(@Mixin ServerOptions to,
            @Parameters(paramLabel = "INDICATOR", arity = "1..*", description = "Which.") List<String> ids,
            @Option(names = "--from", paramLabel = "PERIOD", required = true, description = "The first.") String from,
            @Option(names = "--to", paramLabel = "PERIOD", required = true, description = "The last.") String last) {
        return compute(to.open(), ids, from, last);
    }

    @Command(name = "replay", mixinStandardHelpOptions = true,
            description = "Reckon the alerts of an indicator anew from its history and compare. Exit code 1: they "
                    + "differ from those kept.")
    int replay(@Mixin ServerOptions to,
            @Parameters(paramLabel = "INDICATOR", description = "Its id.") String id) {
        TextTable table = new TextTable("division", "opened", "ended", "worst", "steps", "kept");
        boolean same = true;
        for (JsonNode each : to.open().get(CALLS + "/" + RestClient.segment(id) + "/replay")) {
            same &= each.path("kept").asBoolean();
            table.row(each.path("division").asText(), each.path("opened").asText(), each.path("ended").asText(""),
                    each.path("worst").asText(), String.valueOf(each.path("steps").size()),
                    each.path("kept").asText());
        }
        System.out.print(table.text());
        return same ? ExitCodes.DONE : ExitCodes.NO;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Check the files of a folder without a server. Default: conf/indicators.")
    int check(@Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Where the files are.") Path folder) {
        Path of = folder == null ? Home.fromEnvironment().configuration().resolveSibling("indicators") : folder;
        TextTable table = new TextTable("indicator", "version", "owner", "unit", "grain", "base", "name");
        for (Indicator each : Indicators.in(of).all()) {
            table.row(each.id(), String.valueOf(each.version()), each.owner(), each.unit().code(),
                    each.grain().code(), each.chosen(), each.name().zh());
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static int compute(RestClient server, List<String> ids, String from, String last) {
        ObjectNode body = RestClient.body().put("from", from).put("to", last);
        ArrayNode named = body.putArray("indicators");
        if (ids != null) {
            ids.forEach(named::add);
        }
        TextTable table = new TextTable("indicator", "from", "to", "figures", "new", "corrected", "receipts");
        for (JsonNode each : server.post(CALLS + "/compute", body)) {
            table.row(each.path("indicator").asText(), each.path("first").asText(), each.path("last").asText(),
                    each.path("figures").asText(), each.path("fresh").asText(), each.path("corrected").asText(),
                    String.valueOf(each.path("receipts").size()));
        }
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static TextTable figures(JsonNode figures) {
        TextTable table = new TextTable("period", "division", "base", "value", "own", "numerator", "denominator",
                "state", "coverage", "as of", "rev");
        for (JsonNode each : figures) {
            table.row(each.path("period").asText(), each.path("division").asText(), each.path("base").asText(),
                    each.path("value").asText(), each.path("ownValue").asText(), each.path("numerator").asText(),
                    each.path("denominator").asText(), (each.path("state").asText() + " "
                            + each.path("reason").asText()).strip(), each.path("coverage").asText(),
                    each.path("asOf").asText(), each.path("revision").asText());
        }
        return table;
    }

    private static void lines(String head, JsonNode texts) {
        texts.forEach(each -> System.out.println(head + each.asText()));
    }

    private static String asked(String value) {
        return value == null ? "" : RestClient.segment(value);
    }
}
