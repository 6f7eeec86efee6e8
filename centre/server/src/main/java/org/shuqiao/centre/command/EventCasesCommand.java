package org.shuqiao.centre.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.exchange.cli.RoomCommand;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code event-cases}: dispatches events and takes the steps of their cases. */
@Command(name = "event-cases", mixinStandardHelpOptions = true,
        description = "List the cases of dispatched events that you see, the open ones first.")
public final class EventCasesCommand implements RoomCommand {

    private static final String CALLS = "/api/v1/event-cases";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--state", paramLabel = "STATE",
            description = "dispatched, accepted, returned, handled, checked or closed.")
    private String state;

    @Option(names = "--overdue", description = "Only those whose deadline is over.")
    private boolean overdue;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Result of a check. */
    static final class Verdict {
        @Option(names = "--passed", description = "The result is right.")
        private boolean passed;
        @Option(names = "--failed", description = "It is not; the case goes back.")
        private boolean failed;
    }

    /** Answer of the citizen. */
    static final class Rating {
        @Option(names = "--satisfied", description = "The citizen is satisfied.")
        private boolean satisfied;
        @Option(names = "--dissatisfied", description = "The citizen is not.")
        private boolean dissatisfied;
    }

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(CALLS + "?overdue=" + overdue
                + (state == null ? "" : "&state=" + RestClient.segment(state)));
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("case", "state", "due", "late", "kind", "division", "lead", "person", "title");
        all.forEach(each -> table.row(each.path("id").asText(), each.path("state").asText()
                        + (each.path("supervised").asBoolean() ? " supervised" : ""), each.path("due").asText(),
                each.path("overdue").asBoolean() ? "overdue" : "", each.path("kind").asText(),
                each.path("division").asText(), each.path("lead").asText(), each.path("person").asText(),
                each.path("title").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a case with every step.")
    int show(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @Option(names = "--json", description = "Print JSON.") boolean asJson) {
        return story(to.open().get(CALLS + "/" + RestClient.segment(id)), asJson);
    }

    @Command(name = "dispatch", mixinStandardHelpOptions = true,
            description = "Give an event to who answers for it (officers of the pool's owner).")
    int dispatch(@Mixin ServerOptions to,
            @Parameters(paramLabel = "EVENT", description = "Its id, or that of one of its reports.") String event,
            @Option(names = "--person", paramLabel = "ACCOUNT",
                    description = "Another officer than the list of responsibility says; then --note is needed.")
            String person,
            @Option(names = "--note", paramLabel = "TEXT", description = "What to heed, or why.") String note) {
        return story(to.open().post(CALLS, RestClient.body().put("event", event).put("person", person)
                .put("note", note)), false);
    }

    @Command(name = "accept", mixinStandardHelpOptions = true,
            description = "Take a case on (officers of the responsible department).")
    int accept(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @Option(names = "--note", paramLabel = "TEXT", description = "What is planned.") String note) {
        return step(to, id, "accept", note);
    }

    @Command(name = "return", mixinStandardHelpOptions = true,
            description = "Give a case back (officers of the responsible department).")
    int giveBack(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.") String reason) {
        return step(to, id, "return", reason);
    }

    @Command(name = "handle", mixinStandardHelpOptions = true,
            description = "Tell the result of a case (officers of the responsible department).")
    int handle(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @Option(names = "--result", paramLabel = "TEXT", required = true, description = "What was done.")
            String result) {
        return step(to, id, "handle", result);
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Say whether a result is right (another officer of the pool's owner).")
    int check(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @ArgGroup(multiplicity = "1") Verdict verdict,
            @Option(names = "--note", paramLabel = "TEXT", description = "What is wrong; needed with --failed.")
            String note) {
        return post(to, id, "check", RestClient.body().put("passed", verdict.passed && !verdict.failed)
                .put("note", note));
    }

    @Command(name = "close", mixinStandardHelpOptions = true,
            description = "Close a case that was checked or returned (officers of the pool's owner).")
    int close(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @Option(names = "--note", paramLabel = "TEXT", description = "Needed for a case that was returned.")
            String note) {
        return step(to, id, "close", note);
    }

    @Command(name = "rate", mixinStandardHelpOptions = true,
            description = "Note what the citizen said of a closed case, once (people of the pool's owner).")
    int rate(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @ArgGroup(multiplicity = "1") Rating rating,
            @Option(names = "--note", paramLabel = "TEXT", description = "What was said, without the person.")
            String note) {
        return post(to, id, "rate", RestClient.body().put("satisfied", rating.satisfied && !rating.dissatisfied)
                .put("note", note));
    }

    @Command(name = "supervise", mixinStandardHelpOptions = true,
            description = "Urge a case that is under way (the data authority).")
    int supervise(@Mixin ServerOptions to, @Parameters(paramLabel = "CASE", description = "Its id.") String id,
            @Option(names = "--note", paramLabel = "TEXT", required = true, description = "What is asked for.")
            String note) {
        return step(to, id, "supervise", note);
    }

    private static int step(ServerOptions to, String id, String step, String note) {
        return post(to, id, step, RestClient.body().put("note", note));
    }

    private static int post(ServerOptions to, String id, String step, ObjectNode body) {
        return story(to.open().post(CALLS + "/" + RestClient.segment(id) + "/" + step, body), false);
    }

    private static int story(JsonNode story, boolean asJson) {
        if (asJson) {
            return JsonOutput.print(story);
        }
        JsonNode of = story.path("of");
        System.out.println(of.path("id").asText() + "  " + of.path("title").asText() + "  "
                + of.path("division").asText() + " " + of.path("place").asText() + "  " + of.path("state").asText());
        System.out.println("lead " + of.path("lead").asText() + ", person " + of.path("person").asText()
                + (of.has("territorial") ? ", territorial " + of.path("territorial").asText() : "")
                + (of.has("due") ? ", to " + of.path("milestone").asText() + " by " + of.path("due").asText() : "")
                + (of.path("overdue").asBoolean() ? " (overdue)" : "")
                + (of.path("provisional").asBoolean() ? " (provisional)" : ""));
        TextTable table = new TextTable("at", "step", "by", "person", "due", "late", "note");
        story.path("steps").forEach(each -> table.row(each.path("at").asText(), each.path("step").asText(),
                each.path("by").asText(), each.path("person").asText(), each.path("due").asText(),
                each.path("late").asBoolean() ? "late" : "", each.path("note").asText()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }
}
