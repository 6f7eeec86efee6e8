package org.shuqiao.exchange.platform.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.contracts.worker.FlowJob;
import org.shuqiao.contracts.worker.ListenJob;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.NifiServer;
import org.shuqiao.contracts.worker.SourceOptions;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.standards.source.SourceFile;

/** Orders of the workers, with the folders of one state folder in them. */
public final class JobFiles {

    private final Home home;

    public JobFiles(Home home) {
        this.home = home;
    }

    /**
     * @param word what somebody says of it
     * @param accepted by dataset, the change of its source's structure that was accepted
     */
    CollectJob collect(List<SourceFile> datasets, Optional<NifiServer> nifi, CollectWord word,
            Map<String, String> accepted) {
        return new CollectJob(home.landing().toString(), state(), work(), home.secrets().toString(), paths(datasets),
                OptionalLong.empty(), OptionalLong.empty(), nifi, word.shrunken(), word.reconcile(),
                options(accepted), Optional.empty());
    }

    /**
     * Lands a few rows of one dataset in a folder of their own and keeps no state.
     *
     * @param rows at most
     */
    public CollectJob sample(SourceFile dataset, Path landing, long rows) {
        return new CollectJob(landing.toString(), landing.resolve(".state").toString(), work(),
                home.secrets().toString(), paths(List.of(dataset)), OptionalLong.empty(), OptionalLong.of(rows),
                Optional.empty(), false, false, options(Map.of()), Optional.of(home.streams().toString()));
    }

    /** Receives streams until it is ended. */
    public ListenJob listen(List<SourceFile> streams) {
        return new ListenJob(home.streams().toString(), home.secrets().toString(), paths(streams));
    }

    FlowJob flows(FlowJob.Action action, List<SourceFile> datasets, NifiServer nifi, Map<String, String> accepted) {
        return new FlowJob(action, home.landing().toString(), state(), work(), home.secrets().toString(),
                paths(datasets), OptionalLong.empty(), nifi, options(accepted));
    }

    /** @param run its name, a folder below that of all runs */
    StandardizeJob standardize(String run, List<SourceFile> datasets, PlatformStore.Address store,
            Configuration configuration) {
        return new StandardizeJob(home.landing().toString(), home.lake().toString(), home.runs().toString(), run,
                paths(datasets), new StandardizeJob.CatalogDatabase(store.url(), store.user()),
                rest(configuration.lake()), configuration.spark());
    }

    MaintainJob maintain(MaintainJob.Work todo, PlatformStore.Address store, Configuration configuration) {
        return new MaintainJob(home.lake().toString(), home.work().toString(),
                new StandardizeJob.CatalogDatabase(store.url(), store.user()), rest(configuration.lake()),
                configuration.spark(), todo);
    }

    private static Optional<StandardizeJob.RestCatalog> rest(Configuration.Lake lake) {
        return lake.rest().isBlank() ? Optional.empty()
                : Optional.of(new StandardizeJob.RestCatalog(lake.rest(), lake.restWarehouse()));
    }

    private SourceOptions options(Map<String, String> accepted) {
        return new SourceOptions(Optional.of(home.drivers().toString()), accepted);
    }

    private String state() {
        return home.var().resolve("collect").toString();
    }

    private String work() {
        return home.work().resolve("nifi").toString();
    }

    private static List<String> paths(List<SourceFile> datasets) {
        return datasets.stream().map(file -> file.path().toAbsolutePath().toString()).toList();
    }
}
