package org.shuqiao.exchange.cli.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.backup.Relocation;
import org.shuqiao.exchange.platform.lake.LakeCode;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code lake}: shows how the lake's tables stand, and looks after them. */
@Command(name = "lake", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "The lake's tables: their files and snapshots, and looking after them.")
public final class LakeCommand {

    private static final double MEGABYTE = 1e6;

    @Command(name = "status", mixinStandardHelpOptions = true,
            description = "Show rows, files and snapshots of each table, and what maintenance would do "
                    + "(administrators, the authority, auditors).")
    int status(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON, with every snapshot.")
            boolean json) {
        JsonNode state;
        try (LakeRunner lake = LakeRunner.open(to)) {
            state = lake.state();
        }
        if (json) {
            return JsonOutput.print(state);
        }
        TextTable table = new TextTable("table", "rows", "files", "MB", "mean MB", "small", "deletes", "snapshots",
                "oldest", "receipts", "may go", "compact");
        state.path("tables").forEach(each -> table.row(each.path("table").asText(), each.path("rows").asText(),
                each.path("files").asText(), megabytes(each.path("bytes")), megabytes(each.path("meanBytes")),
                each.path("smallFiles").asText(), each.path("deleteFiles").asText(), each.path("snapshots").size(),
                day(each.at("/snapshots/0/at")), each.path("receipts").asText(), each.path("expirable").asText(),
                each.path("compact").asBoolean() ? "due" : "-"));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "maintain", mixinStandardHelpOptions = true,
            description = "Put small files together and remove snapshots and left files that nothing needs "
                    + "(administrators). Queries go on meanwhile; killed, it is simply run again.")
    int maintain(@Mixin ServerOptions to,
            @Option(names = "--dry-run", description = "Show what would be done.") boolean dryRun,
            @Option(names = "--json", description = "Print JSON.") boolean json,
            @Parameters(arity = "0..*", paramLabel = "TABLE", description = "standard.gongan_rk; default: all.")
            List<String> tables) throws InterruptedException {
        List<String> named = tables == null ? List.of() : tables;
        try (LakeRunner lake = LakeRunner.open(to)) {
            if (dryRun) {
                return plan(lake.state(), named, json);
            }
            JsonNode job;
            String id = lake.maintain(named);
            try (StepBar bar = StepBar.open("maintain")) {
                job = JobWatch.follow(() -> lake.job(id), bar);
                bar.outcome(job.path("state").asText());
            }
            return done(job, json);
        }
    }

    @Command(name = "relocate", mixinStandardHelpOptions = true,
            description = "Make a state folder that was moved or renamed usable where it is now: the paths in the "
                    + "lake's metadata are rewritten. The server stands still; killed, it is simply run again.")
    int relocate() {
        Relocation.Relocated moved = new Relocation(Home.fromEnvironment()).moved();
        System.out.print(new TextTable("moved from", "metadata files changed").row(moved.from(), moved.files())
                .text());
        return ExitCodes.DONE;
    }

    private static int plan(JsonNode state, List<String> named, boolean json) {
        List<JsonNode> due = new ArrayList<>();
        List<String> known = new ArrayList<>();
        state.path("tables").forEach(table -> {
            known.add(table.path("table").asText());
            if (named.isEmpty() || named.contains(table.path("table").asText())) {
                due.add(table);
            }
        });
        named.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new CodedException(LakeCode.TABLE_UNKNOWN, unknown);
        });
        if (json) {
            ObjectNode plan = Json.PLAIN.createObjectNode();
            plan.putArray("tables").addAll(due);
            return JsonOutput.print(plan);
        }
        TextTable table = new TextTable("table", "files to put together", "snapshots to go", "snapshots kept");
        due.forEach(each -> table.row(each.path("table").asText(),
                each.path("compact").asBoolean() ? each.path("smallFiles").asText() : "0",
                each.path("expirable").asText(),
                each.path("snapshots").size() - each.path("expirable").asLong()));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    private static int done(JsonNode job, boolean json) {
        if (json) {
            JsonOutput.print(job);
        } else {
            TextTable table = new TextTable("table", "files before", "after", "MB before", "after", "rows erased",
                    "snapshots gone", "files gone", "left files gone", "MB freed");
            job.path("datasets").forEach(each -> table.row(each.path("dataset").asText(),
                    each.path("filesBefore").asText(), each.path("filesAfter").asText(),
                    megabytes(each.path("bytesBefore")), megabytes(each.path("bytesAfter")),
                    each.path("erasedRows").asText("0"), each.path("expired").asText(),
                    each.path("filesRemoved").asText(), each.path("orphans").asText(),
                    megabytes(each.path("bytesFreed"))));
            System.out.print(table.text());
        }
        return JobCommand.end(job);
    }

    private static String megabytes(JsonNode bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes.asLong() / MEGABYTE);
    }

    private static String day(JsonNode time) {
        return time.isMissingNode() ? "-" : time.asText().substring(0, 10);
    }
}
