package org.shuqiao.exchange.platform.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.published.StoreCatalogue;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.KnownLogins;
import org.shuqiao.exchange.domain.account.LockoutPolicy;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.assembly.Exchange;
import org.shuqiao.exchange.domain.assembly.Foundations;
import org.shuqiao.exchange.domain.clock.LegalClockFiles;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryLimits;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.overview.Board;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.store.Store;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.atlas.AtlasSetting;
import org.shuqiao.exchange.platform.atlas.CatalogueSearch;
import org.shuqiao.exchange.platform.atlas.ToldExchange;
import org.shuqiao.exchange.platform.flows.Flows;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.jobs.RunIntake;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.ledger.Anchoring;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.platform.ledger.LedgerChoice;
import org.shuqiao.exchange.platform.ledger.LedgerStanding;
import org.shuqiao.exchange.platform.publication.DatasetList;
import org.shuqiao.exchange.platform.publication.InPlace;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.Names;
import org.shuqiao.exchange.platform.settings.VarLock;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.fabric.chain.BlockFollower;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.EngineSettings;
import org.shuqiao.query.LakeFiles;
import org.shuqiao.query.QueryEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform on one state folder, all rooms put together, without the web in front of it. */
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Thread atShutdown = new Thread(this::close, "close-platform");
    private final Clock clock = Clock.system(ZONE);
    private final SourceFolder sources;
    private final SigningKeys keys;
    private final Catalog catalog;
    private final RecordLog log;
    private final Exchange exchange;
    private final Jobs jobs;
    private final Publication publication;
    private final InPlace inPlace;
    private final KnownLogins logins;
    private final LedgerStanding ledgerStanding;
    private final Names names;
    private final DatasetList datasets;
    private final Flows flows;
    private final Optional<AtlasPublication> atlas;
    private final CatalogueSearch search;

    private Platform(Home home, Configuration configuration) {
        Runtime.getRuntime().addShutdownHook(atShutdown);
        Path sourceFolder = home.installation().resolve(configuration.sources());
        this.sources = new SourceFolder(sourceFolder);
        try {
            opened(VarLock.take(home));
            PlatformStore store = opened(PlatformStore.open(home, configuration.store()));
            this.keys = SigningKeys.in(home.keys(), configuration.city().origin());
            this.catalog = opened(Catalog.open(store.dataSource(), home.index(), clock, ZONE));
            List<Department> departments = DepartmentFile.read(home.configuration());
            catalog.departments().load(departments);
            LedgerSchema.migrate(store.dataSource());
            this.log = RecordLog.open(store.dataSource(), keys.log());
            LedgerChoice chosen = LedgerChoice.open(home, configuration.ledger(), store.dataSource(), keys, clock);
            Ledger ledger = opened(chosen.ledger());
            Optional<BlockFollower> follower = chosen.network().map(network -> opened(BlockFollower.start(network, store.dataSource())));
            LakeFiles lake = opened(LakeFiles.open(LakeReading.catalog(configuration.lake(), home, store.address())));
            DepartmentPools databases = opened(DepartmentPools.of(sources.all(), home.secrets()));
            QueryEngine engine = opened(new QueryEngine(lake, LakeReading.engine(configuration.lake(), home),
                    databases.pools(), EngineSettings.standard()));
            this.exchange = Exchange.open(new Foundations(store.dataSource(), clock, catalog, log, ledger, keys,
                    engine, LegalClockFiles.load(), LockoutPolicy.USUAL,
                    new DeliveryLimits(configuration.query().rows(), configuration.query().time(),
                            configuration.ledger().outageRule())));
            FirstAccount.create(exchange.accounts(), departments, home.secrets());
            RunIntake intake = new RunIntake(catalog.datasets(), sources);
            this.jobs = opened(new Jobs(home, configuration, store.address(), clock, intake::take));
            this.publication = new Publication(catalog, exchange.permissions(), sources, exchange::tend);
            this.inPlace = new InPlace(catalog.entries(), exchange.permissions(), exchange.bindings(), databases.pools());
            this.logins = new KnownLogins(exchange.accounts(), clock);
            Anchoring anchoring = new Anchoring(log, ledger, keys.log(), authority(departments), clock,
                    exchange.outage());
            this.ledgerStanding = new LedgerStanding(anchoring, exchange.outage(), exchange.permissions(),
                    new BlockEvidence(log, keys, exchange.permissions(), follower));
            this.names = new Names(configuration.city(), catalog.departments());
            this.datasets = new DatasetList(sources, catalog);
            this.flows = new Flows(configuration.collect(), home);
            this.atlas = AtlasSetting.address(configuration.catalog(), home).map(address -> opened(AtlasPublication.start(
                    address, catalog, new ToldExchange(new Store(store.dataSource(), clock)), clock)));
            this.search = new CatalogueSearch(catalog, new StoreCatalogue(catalog), atlas);
            opened(new Tending(exchange, anchoring));
            open.push(store::hurry);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Takes the state folder, starts the store, brings every room's tables up to date. */
    public static Platform open(Home home, Configuration configuration) {
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.lake());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Platform(home, configuration);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** The data authority stands first in the file of departments. */
    private static String authority(List<Department> departments) {
        return departments.isEmpty() ? "" : departments.getFirst().id();
    }

    public Clock clock() {
        return clock;
    }

    public Catalog catalog() {
        return catalog;
    }

    /** @return the Apache Atlas that the catalogue is published to, where one is configured */
    public Optional<AtlasPublication> atlas() {
        return atlas;
    }

    /** @return where the catalogue is searched */
    public CatalogueSearch search() {
        return search;
    }

    public SourceFolder sources() {
        return sources;
    }

    public Jobs jobs() {
        return jobs;
    }

    public RecordLog log() {
        return log;
    }

    /** @return how the log stands to the ledger that anchors it */
    public LedgerStanding ledger() {
        return ledgerStanding;
    }

    public Accounts accounts() {
        return exchange.accounts();
    }

    /** @return who checks passwords */
    public KnownLogins logins() {
        return logins;
    }

    public Permissions permissions() {
        return exchange.permissions();
    }

    public Requests requests() {
        return exchange.requests();
    }

    public Decisions decisions() {
        return exchange.decisions();
    }

    public Grants grants() {
        return exchange.grants();
    }

    public Bindings bindings() {
        return exchange.bindings();
    }

    public Deliveries deliveries() {
        return exchange.deliveries();
    }

    public Board board() {
        return exchange.board();
    }

    public Receipts receipts() {
        return exchange.receipts();
    }

    public Publication publication() {
        return publication;
    }

    public InPlace inPlace() {
        return inPlace;
    }

    public PublicKeys publicKeys() {
        return keys.publicKeys();
    }

    /** @return how the city and its departments are called */
    public Names names() {
        return names;
    }

    /** @param outcome {@code delivered} or {@code refused} */
    public long recordCount(String outcome) {
        return log.count(RecordFilter.all().outcome(outcome));
    }

    /** @return the datasets of the source files */
    public DatasetList datasets() {
        return datasets;
    }

    /** @return how the datasets come in */
    public Flows flows() {
        return flows;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("closing {} failed", part.getClass().getSimpleName(), e);
            }
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already");
        }
    }
}
