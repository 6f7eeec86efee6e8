package org.shuqiao.exchange.cli.work;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.contracts.worker.FlowJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.jobs.NifiFlowJobs;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.jobs.SourceGate;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code nifi}: plans, deploys, starts, stops and removes the flows on a NiFi server. */
@Command(name = "nifi", mixinStandardHelpOptions = true,
        description = {"Look after the flows on a NiFi server, one a dataset, in its group \"shuqiao\".",
            "deploy  bring the flows there, the same that the embedded runner uses, and let them run by themselves",
            "status  how each flow stands", "start, stop, remove  as they say; what was landed stays landed",
            "The server holds our NAR (nifi-processors/nar) and the departments' JDBC drivers in its lib."},
        footer = {"", "Exit codes: 0 done · 3 some datasets failed · 4 refused with a coded error."})
public final class NifiCommand implements Callable<Integer> {

    private enum Action { DEPLOY, STATUS, START, STOP, REMOVE }

    @Parameters(index = "0", paramLabel = "ACTION", description = "deploy, status, start, stop or remove.")
    private Action action;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "DATASET",
            description = "Datasets in the form department_dataset; default: all.")
    private List<String> datasets = List.of();

    @Option(names = "--url", paramLabel = "URL", description = "The server; default: collect.nifi of the settings.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--dry-run", description = "With deploy: show what would change, change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Home home = Home.fromEnvironment();
        Configuration configured = ConfigurationFile.read(home.configuration());
        Configuration configuration = url.map(configured::withNifi).orElse(configured);
        SourceFolder sources = new SourceFolder(home.installation().resolve(configuration.sources()),
                SourceGate.of(configuration, DepartmentFile.read(home.configuration()), home));
        FlowJob.Action order = action == Action.DEPLOY && dryRun
                ? FlowJob.Action.PLAN : FlowJob.Action.valueOf(action.name());
        NifiFlowJobs.Result result = new NifiFlowJobs(home, configuration).run(order, sources.choose(datasets));
        TextTable table = new TextTable("dataset", "flow", "under way", "changes");
        for (WorkerEvent.Flow flow : result.flows()) {
            table.row(flow.dataset(), flow.state(), flow.queued().isPresent() ? flow.queued().getAsLong() : "-",
                    String.join("; ", flow.changes()));
        }
        System.out.print(table.text());
        boolean chinese = Locale.getDefault().getLanguage().equals("zh");
        result.failures().forEach(failure -> System.err.println(failure.dataset().map(d -> d + " ").orElse("")
                + failure.code() + " " + (chinese ? failure.zh() : failure.en())));
        return result.failures().isEmpty() ? ExitCodes.DONE
                : result.flows().isEmpty() ? ExitCodes.REFUSED : ExitCodes.PARTLY;
    }
}
