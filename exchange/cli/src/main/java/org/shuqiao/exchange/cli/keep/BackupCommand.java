package org.shuqiao.exchange.cli.keep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.backup.Backup;
import org.shuqiao.exchange.platform.backup.KeptBackups;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code backup}: backs the platform up, and reads back-ups through. */
@Command(name = "backup", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]",
        description = "Back up store, lake, landing zone, logs, configuration and the public side of the keys into a "
                + "folder, encrypted, while the server runs. What is in the folder already is not written again; "
                + "killed at any line, the back-ups before are whole.")
public final class BackupCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @Parameters(arity = "0..1", paramLabel = "TO", description = "The folder of the back-ups, on another disk.")
    private Path to;

    @Option(names = "--incremental", description = "Do not read files whose size and time are those of the newest "
            + "back-up.")
    private boolean incremental;

    @Option(names = "--with-secrets", description = "Take private keys and secrets along; the keys of months never "
            + "are.")
    private boolean secrets;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private KeyOption key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (to == null) {
            throw new ParameterException(spec.commandLine(), "TO");
        }
        Home home = Home.fromEnvironment();
        Backup.Taken taken;
        try (Backup backup = Backup.open(home, ConfigurationFile.read(home.configuration()), to, key.key(home),
                secrets);
                StepBar bar = StepBar.open("backup")) {
            taken = backup.take(incremental, step -> bar.at(0, 0, step));
            bar.outcome("DONE");
        }
        if (json) {
            return JsonOutput.print(RunJson.parse(RunJson.write(taken), JsonNode.class));
        }
        System.out.print(new TextTable("back-up of", "records", "files", "MB", "MB new", "secrets")
                .row(taken.at(), taken.records(), taken.files(), megabytes(taken.bytes()), megabytes(taken.written()),
                        taken.secrets() ? "yes" : "no").text());
        return ExitCodes.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Read every piece of a back-up, and list the back-ups of the folder.")
    int check(@Parameters(paramLabel = "FROM", description = "The folder of the back-ups.") Path from,
            @Option(names = "--at", paramLabel = "TIME", defaultValue = "", description = "The newest of this time or "
                    + "before; default: the newest.") String at,
            @Option(names = "--json", description = "Print JSON.") boolean asJson, @Mixin KeyOption opened) {
        KeptBackups.Checked checked = KeptBackups.check(from, opened.key(Home.fromEnvironment()), PointInTime.read(at));
        if (asJson) {
            return JsonOutput.print(RunJson.parse(RunJson.write(checked), JsonNode.class));
        }
        TextTable table = new TextTable("back-up of", "records", "files", "MB", "secrets");
        checked.times().forEach(time -> {
            if (time.equals(checked.at())) {
                table.row(time, checked.records(), checked.files(), megabytes(checked.bytes()),
                        checked.secrets() ? "yes" : "no");
            } else {
                table.row(time, "-", "-", "-", "-");
            }
        });
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "prune", mixinStandardHelpOptions = true,
            description = "Remove all back-ups of a folder but the newest, and what only they had.")
    int prune(@Parameters(paramLabel = "FROM", description = "The folder of the back-ups.") Path from,
            @Option(names = "--keep", paramLabel = "N", required = true, description = "How many stay, 1 or more.")
            int keep, @Mixin KeyOption opened) {
        if (keep < 1) {
            throw new ParameterException(spec.subcommands().get("prune"), "--keep " + keep);
        }
        System.out.println(KeptBackups.prune(from, opened.key(Home.fromEnvironment()), keep));
        return ExitCodes.DONE;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
