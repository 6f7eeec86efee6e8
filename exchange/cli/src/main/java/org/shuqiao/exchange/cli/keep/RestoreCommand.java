package org.shuqiao.exchange.cli.keep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.backup.Confirmation;
import org.shuqiao.exchange.platform.backup.Restore;
import org.shuqiao.exchange.platform.backup.RestoreCheck;
import org.shuqiao.exchange.platform.backup.RestoredPart;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code restore}: restores the platform into an empty state folder, and lets it start after that. */
@Command(name = "restore", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]",
        description = "Restore a back-up into the state folder, which has to be empty, and compare log, lake, "
                + "receipts, catalogue, grants and keys with each other. Exit code 1 when something is missing, which "
                + "is named. The platform starts when `restore confirm` has been run.")
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FROM", description = "The folder of the back-ups.")
    private Path from;

    @Option(names = "--at", paramLabel = "TIME", defaultValue = "", description = "The newest back-up of this time or "
            + "before; default: the newest.")
    private String at;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private KeyOption key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (from == null) {
            throw new ParameterException(spec.commandLine(), "FROM");
        }
        Home home = Home.fromEnvironment();
        Restore.Restored restored;
        try (Restore restore = Restore.open(home, from, key.key(home), PointInTime.read(at));
                StepBar bar = StepBar.open("restore")) {
            restored = restore.run(step -> bar.at(0, 0, step));
            bar.outcome(restored.sound() ? "DONE" : "PARTLY");
        }
        if (json) {
            JsonOutput.print(RunJson.parse(RunJson.write(restored), JsonNode.class));
        } else {
            System.out.print(text(restored.checks()));
            restored.differing().forEach(file -> System.err.println(file + " differs: the back-up's is "
                    + home.var().resolve("restored").resolve(file)));
        }
        return restored.sound() ? ExitCodes.DONE : ExitCodes.NO;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Compare the restored parts again, after keys or files that were missing have been brought. "
                    + "Exit code 1 when something is missing still, which is named.")
    int check(@Option(names = "--json", description = "Print JSON.") boolean asJson) throws IOException {
        RestoreCheck check = RestoreCheck.waiting(Home.fromEnvironment());
        List<RestoredPart> checks;
        try (StepBar bar = StepBar.open("restore")) {
            bar.at(0, 0, "check");
            checks = check.again();
            bar.outcome(RestoredPart.sound(checks) ? "DONE" : "PARTLY");
        }
        if (asJson) {
            JsonOutput.print(RunJson.parse(RunJson.write(new Compared(checks)), JsonNode.class));
        } else {
            System.out.print(text(checks));
        }
        return RestoredPart.sound(checks) ? ExitCodes.DONE : ExitCodes.NO;
    }

    private record Compared(List<RestoredPart> checks) { }

    private static String text(List<RestoredPart> checks) {
        TextTable table = new TextTable("part", "compared", "missing");
        checks.forEach(line -> table.row(line.part(), line.compared(),
                line.missing().isEmpty() ? "-" : String.join(", ", line.missing())));
        return table.text();
    }

    @Command(name = "confirm", mixinStandardHelpOptions = true,
            description = "Let the restored platform start: nobody outside has seen more of its log than was restored.")
    int confirm(@Option(names = "--head", paramLabel = "FILE", description = "The newest checkpoint that a witness, an "
            + "auditor or the ledger has; it is compared with the restored log.") Path head,
            @Option(names = "--no-later-head", description = "You answer for it that nobody has one; it is entered in "
                    + "the security log.") boolean none) {
        if (head == null != none) {
            throw new ParameterException(spec.subcommands().get("confirm"), "--head FILE | --no-later-head");
        }
        long records = new Confirmation(Home.fromEnvironment()).confirm(Optional.ofNullable(head)
                .map(RestoreCommand::text));
        System.out.println(records);
        return ExitCodes.DONE;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
