package org.shuqiao.centre.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.centre.event.EventSource;
import org.shuqiao.centre.event.EventSources;
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

/** Command {@code events}: draws reports, lists the distinct events, and corrects merges. */
@Command(name = "events", mixinStandardHelpOptions = true,
        description = "Tell when each source of reports was drawn last, and how many distinct events there are.")
public final class EventsCommand implements RoomCommand {

    private static final String CALLS = "/api/v1/events";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(CALLS + "?limit=1");
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("source", "name", "owner", "purpose", "drawn", "rows");
        for (JsonNode each : all.path("sources")) {
            JsonNode last = each.path("last");
            table.row(each.path("id").asText(), each.path("name").path("zh").asText(), each.path("owner").asText(),
                    each.path("purpose").asText(), last.path("at").asText("never"), last.path("rows").asText());
        }
        System.out.print(table.text());
        counts(all);
        return ExitCodes.DONE;
    }

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "List the distinct events that you see, the latest first.")
    int list(@Mixin ServerOptions to,
            @Option(names = "--source", paramLabel = "SOURCE", description = "With a report of this source.")
            String source,
            @Option(names = "--kind", paramLabel = "KIND", description = "Of this kind.") String kind,
            @Option(names = "--division", paramLabel = "CODE", description = "In it or a part of it.")
            String division,
            @Option(names = "--state", paramLabel = "STATE", description = "open, over or unknown.") String state,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
                    description = "How many, up to 500. Default: ${DEFAULT-VALUE}.") int limit,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        JsonNode all = to.open().get(CALLS + "?source=" + asked(source) + "&kind=" + asked(kind) + "&division="
                + asked(division) + "&state=" + asked(state) + "&limit=" + limit);
        if (asJson) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("event", "first", "kind", "division", "state", "reports", "sources", "title");
        all.path("events").forEach(each -> table.row(each.path("id").asText(), each.path("firstAt").asText(),
                each.path("kind").asText(), each.path("division").asText(), each.path("state").asText(),
                each.path("reports").asText(), texts(each.path("sources")), each.path("title").asText()));
        System.out.print(table.text());
        counts(all);
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Show an event: its reports, why they are one, its time line, receipts and source columns.")
    int show(@Mixin ServerOptions to,
            @Parameters(paramLabel = "EVENT", description = "Its id, or that of one of its reports.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        return story(to.open().get(CALLS + "/" + RestClient.segment(id)), asJson);
    }

    @Command(name = "draw", mixinStandardHelpOptions = true,
            description = "Draw sources of your department under its grants and merge what they report.")
    int draw(@Mixin ServerOptions to,
            @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Default: all.") List<String> ids,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day, 2026-12-31. Default: today.")
            String last,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        ObjectNode body = RestClient.body().put("to", last);
        ArrayNode named = body.putArray("sources");
        if (ids != null) {
            ids.forEach(named::add);
        }
        JsonNode done = to.open().post(CALLS + "/draw", body);
        if (asJson) {
            return JsonOutput.print(done);
        }
        TextTable table = new TextTable("source", "rows", "new", "changed", "left out", "receipts");
        done.forEach(each -> table.row(each.path("source").asText(), each.path("rows").asText(),
                each.path("fresh").asText(), each.path("changed").asText(), each.path("left").asText(),
                texts(each.path("receipts"))));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "split", mixinStandardHelpOptions = true,
            description = "Take a report out of its event for good (officers of the owner).")
    int split(@Mixin ServerOptions to,
            @Parameters(index = "0", paramLabel = "EVENT", description = "Its id.") String id,
            @Parameters(index = "1", paramLabel = "REPORT", description = "The report's id.") String report,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        return story(to.open().post(CALLS + "/" + RestClient.segment(id) + "/split",
                RestClient.body().put("report", report).put("reason", reason)), asJson);
    }

    @Command(name = "join", mixinStandardHelpOptions = true,
            description = "Make two events one, whatever the bounds say (officers of the owner).")
    int join(@Mixin ServerOptions to,
            @Parameters(index = "0", paramLabel = "EVENT", description = "Its id.") String id,
            @Parameters(index = "1", paramLabel = "OTHER", description = "The other's id.") String other,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        return story(to.open().post(CALLS + "/" + RestClient.segment(id) + "/join",
                RestClient.body().put("event", other).put("reason", reason)), asJson);
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Check the files of a folder without a server, all faults at once. Default: conf/events.")
    int check(@Parameters(paramLabel = "FOLDER", arity = "0..1", description = "Where the files are.") Path folder) {
        Path of = folder == null ? Home.fromEnvironment().configuration().resolveSibling("events") : folder;
        EventSources read = EventSources.in(of);
        TextTable table = new TextTable("source", "owner", "purpose", "days", "name");
        for (EventSource each : read.all()) {
            table.row(each.id(), each.owner(), each.purpose(), String.valueOf(each.days()), each.name().zh());
        }
        System.out.print(table.text());
        System.out.println("merged within " + read.rule().distance() + " m, " + read.rule().window()
                + ", similarity " + read.rule().similarity().toPlainString());
        return ExitCodes.DONE;
    }

    private static int story(JsonNode story, boolean asJson) {
        if (asJson) {
            return JsonOutput.print(story);
        }
        JsonNode event = story.path("event");
        System.out.println(event.path("id").asText() + "  " + event.path("title").asText() + "  "
                + event.path("division").asText() + " " + event.path("place").asText() + "  "
                + event.path("state").asText());
        TextTable reports = new TextTable("report", "reported", "source", "number", "state", "title", "merged because");
        story.path("reports").forEach(each -> reports.row(each.path("id").asText(),
                each.path("reportedAt").asText(), each.path("source").asText(), each.path("sourceId").asText(),
                each.path("state").asText(), each.path("title").asText(), because(each.path("merged"))));
        System.out.print(reports.text());
        TextTable line = new TextTable("at", "step", "about", "by", "text");
        story.path("line").forEach(each -> line.row(each.path("at").asText(), each.path("step").asText(),
                each.path("about").asText(), each.path("by").asText(), each.path("text").asText()));
        System.out.print(line.text());
        story.path("drawings").forEach(run -> {
            run.path("receipts").forEach(each -> System.out.println("receipt  " + each.asText()));
            run.path("lineage").forEach(each -> System.out.println("source   " + each.asText()));
        });
        return ExitCodes.DONE;
    }

    private static String because(JsonNode merged) {
        if (merged.isMissingNode()) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        if (merged.path("byHand").asBoolean()) {
            reasons.add("by hand");
        }
        if (merged.hasNonNull("metres")) {
            reasons.add(merged.path("metres").asText() + " m");
        }
        if (merged.path("samePlace").asBoolean()) {
            reasons.add("same place");
        }
        reasons.add(merged.path("minutes").asText() + " min");
        reasons.add("similarity " + merged.path("similarity").asText());
        return String.join(", ", reasons) + " to " + merged.path("with").asText();
    }

    private static void counts(JsonNode all) {
        JsonNode counts = all.path("counts");
        System.out.println(counts.path("reports").asText() + " reports, " + counts.path("distinct").asText()
                + " distinct events, " + counts.path("merged").asText() + " merged");
    }

    private static String texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return String.join(" ", texts);
    }

    private static String asked(String value) {
        return value == null ? "" : RestClient.segment(value);
    }
}
