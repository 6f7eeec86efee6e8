package org.shuqiao.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.Usage;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code ./shuqiao demo}: the whole exchange on a made-up city, driven through the public interfaces. */
@Command(name = "shuqiao demo", mixinStandardHelpOptions = true, exitCodeOnExecutionException = 70,
        description = "Run the whole chain on a made-up city: collect, standardize, catalogue, request, grant, use, "
                + "verify, correct, renew, supervise. A second run resumes, does what is new, and tells what "
                + "stands since the first.",
        footer = {"", "With --real it starts the real outside systems first (PostgreSQL, NiFi, Spark, Hive protocol, "
                + "Atlas, "
                + "Fabric, OpenID) and runs on them; their state stands under var/real.", "", "Exit codes: 0 done · 2 "
                        + "wrong usage · 4 a step failed with a coded error · 6 a bar was missed · 70 failed inside."})
public final class Demo implements Callable<Integer> {

    private static final int BAR_MISSED = 6;

    @Option(names = "--scale", defaultValue = "1", paramLabel = "N", description = "Size of the city; default 1.")
    private int scale;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Which city; default 1.")
    private long seed;

    @Option(names = "--fresh", description = "Forget what an earlier run left under var/.")
    private boolean fresh;

    @Option(names = "--exit", description = "End after the table instead of leaving the portal up.")
    private boolean exit;

    @Option(names = "--port", defaultValue = "0", paramLabel = "PORT",
            description = "Port of the portal; default: the configured one if free, else a free one.")
    private int port;

    @Option(names = "--without-centre", description = "Leave the city's operation centre out.")
    private boolean withoutCentre;

    @Option(names = "--systems", hidden = true, paramLabel = "FILE",
            description = "The real systems that the settings name, started beforehand: a JSON array of name, "
                    + "address, pids.")
    private Path systems;

    public static void main(String[] arguments) {
        CommandLine line = Usage.guard(new CommandLine(new Demo()));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> switch (e) {
            case CodedException coded -> say(command, coded.text(Language.of(Locale.getDefault())));
            case RemoteRefusal refusal -> say(command, refusal.getMessage());
            case StepFailedException failed -> say(command, failed.getMessage());
            default -> throw e;
        });
        System.exit(line.execute(arguments));
    }

    private static int say(CommandLine command, String text) {
        command.getErr().println(text);
        return 4;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (scale < 1 || scale > 1000) {
            throw new CommandLine.ParameterException(new CommandLine(this), "--scale takes 1 to 1000");
        }
        Home home = Home.fromEnvironment();
        Path folder = home.var().resolve("demo");
        Report report = new Report(folder, scale, seed, RealSystem.read(systems));
        try (DemoProcesses stage = new DemoProcesses(home, folder, report)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "demo-shutdown"));
            if (fresh) {
                stage.clear();
            }
            EarlierRun earlier = EarlierRun.in(folder);
            stage.startCity(seed, scale);
            stage.startServer(port, !withoutCentre);
            DemoAccounts cast = stage.createAccounts();
            DemoNodes nodes = stage.startNodes(cast);
            stage.awaitDevices();
            boolean changed = new CollectAndStandardize(cast, report, earlier).run();
            Publishing catalogue = new Publishing(cast, nodes, report);
            catalogue.run();
            Negotiation negotiation = new Negotiation(cast, nodes, SystemClock.beijing());
            new Exchanges(cast, negotiation, catalogue, report, folder, SystemClock.beijing())
                    .run(changed ? Optional.empty() : Optional.of(earlier));
            new Scenes(new Stage(cast, catalogue, negotiation, home, folder), report, earlier).run();
            if (!withoutCentre) {
                new CentreStep(cast, negotiation, catalogue, report, folder).run();
            }
            new ReceiptCheck(folder, report).run(cast);
            new Scoring(home, folder, report).run();
            new LeakCheck(home, folder, report).run();
            stage.measureMemory();
            report.write();
            System.out.println(report.table());
            if (exit) {
                return report.barsHeld() ? 0 : BAR_MISSED;
            }
            System.out.println(stage.welcome(cast));
            stage.awaitEnd();
            return 0;
        }
    }
}
