package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code schedules}: has the server collect and standardize by itself. */
@Command(name = "schedules", mixinStandardHelpOptions = true,
        description = "List the schedules by which the server collects and standardizes by itself.")
public final class SchedulesCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/schedules";

    @Mixin
    private ServerOptions connection;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode all = connection.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        String language = Language.of(Locale.getDefault()) == Language.ZH ? "zh" : "en";
        TextTable table = new TextTable("schedule", "work", "datasets", "cron", "times", "next", "last", "code");
        all.forEach(each -> table.row(each.path("id").asText(), each.path("kind").asText().toLowerCase(Locale.ROOT),
                datasets(each), each.path("cron").asText(), each.path(language).asText(),
                each.path("paused").asBoolean() ? "paused" : each.path("nextAt").asText(),
                each.path("last").path("outcome").asText("").toLowerCase(Locale.ROOT),
                each.path("last").path("code").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Have the server collect or standardize at the times that five fields name: minute, hour, "
                    + "day of the month, month, day of the week.")
    int add(@Mixin ServerOptions to,
            @Parameters(index = "0", paramLabel = "WORK", description = "collect or standardize.") String work,
            @Parameters(index = "1", paramLabel = "CRON", description = "Such as \"30 2 * * 1-5\".") String cron,
            @Parameters(index = "2..*", paramLabel = "DATASET", arity = "0..*",
                    description = "None: all of your department, or all there are for an administrator.")
            List<String> datasets,
            @Option(names = "--retries", defaultValue = "2", paramLabel = "N",
                    description = "How often a run that failed is tried again (${DEFAULT-VALUE}).") int retries) {
        ObjectNode order = RestClient.body().put("kind", work.toUpperCase(Locale.ROOT)).put("cron", cron)
                .put("retries", retries);
        List.copyOf(datasets == null ? List.of() : datasets).forEach(order.putArray("datasets")::add);
        return JsonOutput.print(to.open().post(PATH, order));
    }

    @Command(name = "runs", mixinStandardHelpOptions = true,
            description = "List what became of the latest times of a schedule.")
    int runs(@Mixin ServerOptions to, @Parameters(paramLabel = "SCHEDULE") String schedule) {
        TextTable table = new TextTable("due", "outcome", "job", "tries", "code");
        to.open().get(path(schedule) + "/runs").forEach(each -> table.row(each.path("dueAt").asText(),
                each.path("outcome").asText().toLowerCase(Locale.ROOT), each.path("job").asText(""),
                each.path("tries").asText(), each.path("code").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Pause a schedule.")
    int pause(@Mixin ServerOptions to, @Parameters(paramLabel = "SCHEDULE") String schedule) {
        return JsonOutput.print(to.open().post(path(schedule) + "/pause", RestClient.body()));
    }

    @Command(name = "resume", mixinStandardHelpOptions = true,
            description = "Let a schedule go on with its next time from now.")
    int resume(@Mixin ServerOptions to, @Parameters(paramLabel = "SCHEDULE") String schedule) {
        return JsonOutput.print(to.open().post(path(schedule) + "/resume", RestClient.body()));
    }

    @Command(name = "run", mixinStandardHelpOptions = true,
            description = "Have it run once, now or as soon as no other job runs.")
    int run(@Mixin ServerOptions to, @Parameters(paramLabel = "SCHEDULE") String schedule) {
        return JsonOutput.print(to.open().post(path(schedule) + "/run", RestClient.body()));
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a schedule and its history.")
    int remove(@Mixin ServerOptions to, @Parameters(paramLabel = "SCHEDULE") String schedule) {
        to.open().delete(path(schedule));
        return ExitCodes.DONE;
    }

    private static String path(String schedule) {
        return PATH + "/" + RestClient.segment(schedule);
    }

    private static String datasets(JsonNode schedule) {
        List<String> named = new ArrayList<>();
        schedule.path("datasets").forEach(each -> named.add(each.asText()));
        return named.isEmpty() ? "all" : String.join(" ", named);
    }
}
