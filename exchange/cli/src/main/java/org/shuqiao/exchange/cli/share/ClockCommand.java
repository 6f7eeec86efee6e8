package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.ledger.error.LedgerCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code clock}: shows, checks and loads what the legal clock reckons with, and explains due dates. */
@Command(name = "clock", mixinStandardHelpOptions = true,
        description = "Show the holiday notices and deadlines that the legal clock reckons with. A year without a "
                + "notice is provisional.")
public final class ClockCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/clock";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode rules = connection.open().get(PATH);
        if (json) {
            return JsonOutput.print(rules);
        }
        TextTable years = new TextTable("year", "schedule", "notices");
        rules.path("years").forEach(year -> years.row(year.path("year").asText(),
                year.path("known").asBoolean() ? "known" : "provisional",
                StreamSupport.stream(year.path("notices").spliterator(), false)
                        .map(notice -> notice.path("number").asText()).collect(Collectors.joining(", "))));
        TextTable deadlines = new TextTable("duty", "working days", "from", "basis");
        rules.path("deadlines").forEach(row -> deadlines.row(row.path("duty").asText(),
                row.path("workingDays").asText(), row.path("from").asText(), row.path("basis").asText()));
        System.out.print(years.text() + "\n" + deadlines.text() + "\n" + rules.path("calendar").asText() + "\n");
        return ExitCodes.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Check a notice or deadlines against what is in force; nothing is loaded (the authority).")
    int check(@Mixin ServerOptions to, @Parameters(paramLabel = "FILE", description = "In YAML.") Path file) {
        return JsonOutput.print(to.open().post(PATH + "/check", body(file)));
    }

    @Command(name = "load", mixinStandardHelpOptions = true,
            description = "Load a notice or deadlines; every open due date is reckoned anew, with a record of old and "
                    + "new (the authority).")
    int load(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "FILE", description = "In YAML; a later load of the same name replaces it.")
            Path file) {
        RestClient client = to.open();
        return JsonOutput.print(person.given() ? person.approve(client, "/api/v1/acts/calendar", body(file))
                : client.post(PATH + "/files", body(file)));
    }

    @Command(name = "explain", mixinStandardHelpOptions = true,
            description = "Show how a request's due date comes about, from the signed acts of both sides.")
    int explain(@Mixin ServerOptions to, @Parameters(paramLabel = "REQUEST") String request) {
        return JsonOutput.print(to.open().get(PATH + "/explain/" + RestClient.segment(request)));
    }

    @Command(name = "changes", mixinStandardHelpOptions = true,
            description = "List due dates that changed, newest first, with what they were before.")
    int changes(@Mixin ServerOptions to) {
        TextTable table = new TextTable("subject", "duty", "department", "before", "after", "by");
        to.open().get(PATH + "/changes").forEach(each -> table.row(each.path("subject").asText(),
                each.path("duty").asText(), each.path("department").asText(), each.path("before").asText(""),
                each.path("after").asText(""), each.path("byCalendar").asBoolean() ? "calendar" : "event"));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "league", mixinStandardHelpOptions = true,
            description = "List departments by how they answer requests, from signed acts.")
    int league(@Mixin ServerOptions to) {
        TextTable table = new TextTable("department", "answered", "on time", "late", "days late", "open",
                "open overdue");
        to.open().get(PATH + "/league").forEach(each -> table.row(each.path("department").asText(),
                each.path("answered").asText(), each.path("onTime").asText(), each.path("late").asText(),
                each.path("daysLate").asText(), each.path("open").asText(), each.path("openOverdue").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static ObjectNode body(Path file) {
        try {
            return RestClient.body().put("name", file.getFileName().toString()).put("yaml", Files.readString(file));
        } catch (IOException e) {
            throw new CodedException(LedgerCode.FILE_UNREADABLE, e, file);
        }
    }
}
