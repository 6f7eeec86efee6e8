package org.shuqiao.exchange.cli;

import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.atlas.AtlasCommand;
import org.shuqiao.exchange.cli.audit.AlertsCommand;
import org.shuqiao.exchange.cli.audit.AuditCommand;
import org.shuqiao.exchange.cli.audit.FuzzCommand;
import org.shuqiao.exchange.cli.audit.KeysCommand;
import org.shuqiao.exchange.cli.audit.KitCommand;
import org.shuqiao.exchange.cli.audit.PersonCommand;
import org.shuqiao.exchange.cli.audit.PersonsCommand;
import org.shuqiao.exchange.cli.audit.ReceiptsCommand;
import org.shuqiao.exchange.cli.audit.RetentionCommand;
import org.shuqiao.exchange.cli.audit.SecurityLogCommand;
import org.shuqiao.exchange.cli.audit.StagesCommand;
import org.shuqiao.exchange.cli.audit.TraceCommand;
import org.shuqiao.exchange.cli.audit.VerifyCommand;
import org.shuqiao.exchange.cli.doctor.DoctorCommand;
import org.shuqiao.exchange.cli.install.InitCommand;
import org.shuqiao.exchange.cli.keep.BackupCommand;
import org.shuqiao.exchange.cli.keep.RestoreCommand;
import org.shuqiao.exchange.cli.keep.TopCommand;
import org.shuqiao.exchange.cli.network.FabricCommand;
import org.shuqiao.exchange.cli.outside.ExportCommand;
import org.shuqiao.exchange.cli.remote.CallCommand;
import org.shuqiao.exchange.cli.remote.RemoteRefusal;
import org.shuqiao.exchange.cli.search.SearchCommand;
import org.shuqiao.exchange.cli.share.ClockCommand;
import org.shuqiao.exchange.cli.share.ConfirmCommand;
import org.shuqiao.exchange.cli.share.CorrectionsCommand;
import org.shuqiao.exchange.cli.share.DecideCommand;
import org.shuqiao.exchange.cli.share.DelegationsCommand;
import org.shuqiao.exchange.cli.share.DemandsCommand;
import org.shuqiao.exchange.cli.share.DepartmentRulesCommand;
import org.shuqiao.exchange.cli.share.DisputesCommand;
import org.shuqiao.exchange.cli.share.EmergencyCommand;
import org.shuqiao.exchange.cli.share.EntriesCommand;
import org.shuqiao.exchange.cli.share.FileCommand;
import org.shuqiao.exchange.cli.share.FilesCommand;
import org.shuqiao.exchange.cli.share.FormsCommand;
import org.shuqiao.exchange.cli.share.GrantsCommand;
import org.shuqiao.exchange.cli.share.InboxCommand;
import org.shuqiao.exchange.cli.share.ObjectionsCommand;
import org.shuqiao.exchange.cli.share.PushCommand;
import org.shuqiao.exchange.cli.share.PushesCommand;
import org.shuqiao.exchange.cli.share.QueriesCommand;
import org.shuqiao.exchange.cli.share.QueryCommand;
import org.shuqiao.exchange.cli.share.RelayCommand;
import org.shuqiao.exchange.cli.share.RequestCommand;
import org.shuqiao.exchange.cli.share.RequestsCommand;
import org.shuqiao.exchange.cli.share.ServicesCommand;
import org.shuqiao.exchange.cli.share.SourcesCommand;
import org.shuqiao.exchange.cli.share.StandingCommand;
import org.shuqiao.exchange.cli.share.SubscriptionsCommand;
import org.shuqiao.exchange.cli.share.SupervisionCommand;
import org.shuqiao.exchange.cli.share.TargetsCommand;
import org.shuqiao.exchange.cli.share.TemplatesCommand;
import org.shuqiao.exchange.cli.share.WhyCommand;
import org.shuqiao.exchange.cli.standard.CheckCommand;
import org.shuqiao.exchange.cli.standard.DivisionsCommand;
import org.shuqiao.exchange.cli.standard.PacksCommand;
import org.shuqiao.exchange.cli.standard.StandardsCommand;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.work.AccountsCommand;
import org.shuqiao.exchange.cli.work.ChangesCommand;
import org.shuqiao.exchange.cli.work.CollectCommand;
import org.shuqiao.exchange.cli.work.ContractCommand;
import org.shuqiao.exchange.cli.work.DatasetsCommand;
import org.shuqiao.exchange.cli.work.LakeCommand;
import org.shuqiao.exchange.cli.work.NifiCommand;
import org.shuqiao.exchange.cli.work.OnboardCommand;
import org.shuqiao.exchange.cli.work.OperatorsCommand;
import org.shuqiao.exchange.cli.work.QualityCommand;
import org.shuqiao.exchange.cli.work.QuarantineCommand;
import org.shuqiao.exchange.cli.work.SchedulesCommand;
import org.shuqiao.exchange.cli.work.ServeCommand;
import org.shuqiao.exchange.cli.work.StandardizeCommand;
import org.shuqiao.exchange.cli.work.StreamsCommand;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.PacksInForce;
import org.shuqiao.standards.pack.InstalledPacks;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Root command of {@code ./shuqiao}. The launcher runs {@code demo}, {@code test} and {@code build} itself. */
@Command(name = "shuqiao", version = "shuqiao 0.1.0", mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Shuqiao 数桥 governs a city's data and proves every exchange of it.%n",
        footer = {"",
            "Run by the launcher itself:",
            "  demo         Run the whole chain on a made-up city; --real on real systems (demo --help).",
            "  test         Build and run every test that needs no outside system; --integration those that do.",
            "  build        Build what the commands need.",
            "  dist         Make one archive of all that runs, for machines without Maven (dist --help).",
            "  node         A department's front-end machine: its keys, its people, its witness (node --help).",
            "",
            "Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 some datasets failed,",
            "4 refused with a coded error, 5 no server answers, 69 no JDK, 70 failed inside.",
            "docs/commands.md tells more."})
public final class Shuqiao {

    private static final List<Class<?>> COMMANDS = List.of(
            InitCommand.class, ServeCommand.class, DoctorCommand.class, TopCommand.class, AccountsCommand.class,
            ChangesCommand.class, OperatorsCommand.class, CheckCommand.class, StandardsCommand.class,
            PacksCommand.class, DivisionsCommand.class, OnboardCommand.class, DatasetsCommand.class,
            CollectCommand.class, NifiCommand.class, StandardizeCommand.class, LakeCommand.class, BackupCommand.class,
            RestoreCommand.class, StreamsCommand.class, SchedulesCommand.class, ContractCommand.class,
            QualityCommand.class, QuarantineCommand.class,
            EntriesCommand.class, SearchCommand.class,
            SourcesCommand.class, FormsCommand.class, RequestCommand.class, RequestsCommand.class, DecideCommand.class,
            TemplatesCommand.class, DelegationsCommand.class, DepartmentRulesCommand.class,
            GrantsCommand.class, EmergencyCommand.class,
            ClockCommand.class, SupervisionCommand.class, DemandsCommand.class, DisputesCommand.class,
            QueryCommand.class, QueriesCommand.class,
            ConfirmCommand.class, FileCommand.class, FilesCommand.class, ServicesCommand.class, RelayCommand.class,
            SubscriptionsCommand.class, TraceCommand.class, TargetsCommand.class, PushCommand.class,
            PushesCommand.class, StandingCommand.class, ObjectionsCommand.class, CorrectionsCommand.class,
            InboxCommand.class, WhyCommand.class, ReceiptsCommand.class, KeysCommand.class, VerifyCommand.class,
            AuditCommand.class, AlertsCommand.class, StagesCommand.class, SecurityLogCommand.class, PersonCommand.class,
            PersonsCommand.class, RetentionCommand.class, ExportCommand.class, FuzzCommand.class, FabricCommand.class,
            AtlasCommand.class, CallCommand.class, KitCommand.class, CompletionCommand.class, ManualCommand.class,
            HelpCommand.class);

    /** The platform's own, then those of the rooms above it on the class path. */
    private static final List<Class<?>> ALL = Stream.concat(COMMANDS.stream(),
            ServiceLoader.load(RoomCommand.class).stream().<Class<?>>map(ServiceLoader.Provider::type)).toList();

    private Shuqiao() { }

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // the terminal is for what the user asked
        SLF4JBridgeHandler.install();
        PacksOfProcess.lookUp(() -> InstalledPacks.in(PacksInForce.folder(Home.fromEnvironment())));
        System.exit(run(arguments));
    }

    /** @return the exit code of a command line */
    public static int run(String... arguments) {
        CommandLine line = Usage.guard(line(arguments));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
        return line.execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    /** @return all commands, ready to parse */
    public static CommandLine line() {
        return line(new String[0]);
    }

    /** @return the commands that a line of words can mean: the one that it begins with, or all of them */
    private static CommandLine line(String[] words) {
        CommandLine line = new CommandLine(new Shuqiao());
        List<Class<?>> meant = ALL.stream()
                .filter(command -> words.length > 0 && name(command).equals(words[0])
                        && command != HelpCommand.class).toList(); // which tells of all the others
        for (Class<?> command : meant.isEmpty() ? ALL : meant) { // reading how one is declared costs milliseconds
            line.addSubcommand(command);
        }
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static int failed(Exception e, CommandLine command) {
        switch (e) {
            case CodedException coded -> {
                command.getErr().println(coded.text(Language.of(Locale.getDefault())));
                return coded.code() == CommandCode.NO_SERVER ? ExitCodes.UNREACHABLE : ExitCodes.REFUSED;
            }
            case RemoteRefusal refusal -> {
                command.getErr().println(refusal.getMessage());
                return ExitCodes.REFUSED;
            }
            default -> {
                command.getErr().println(Incident.of(e).text(Language.of(Locale.getDefault())));
                return ExitCodes.INTERNAL;
            }
        }
    }
}
