package org.shuqiao.exchange.domain.testkit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.LockoutPolicy;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.account.PasswordCost;
import org.shuqiao.exchange.domain.account.Passwords;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInEvents;
import org.shuqiao.exchange.domain.act.ActHeads;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.assembly.ExchangeBeans;
import org.shuqiao.exchange.domain.clock.LegalClockFiles;
import org.shuqiao.exchange.domain.control.ApprovedFiles;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.decision.Terms;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryLimits;
import org.shuqiao.exchange.domain.delivery.OutageRule;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.delivery.ReidentificationRisks;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.emergency.EmergencyLimit;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.monitor.MonitorRules;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.push.targets.TargetReach;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.retention.PeriodKeyFolder;
import org.shuqiao.exchange.domain.retention.RetentionRule;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.DatasetKeys;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.exchange.domain.webhook.EgressRule;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.embedded.EmbeddedLedger;
import org.shuqiao.ledger.log.LedgerSchema;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogSchema;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.lake.LakeCatalog;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceReach;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Small city on real components: catalogue, record log, ledger, query engine and a departmental database. */
public final class TestCity implements AutoCloseable {

    public static final String PASSWORD = "a long enough secret";
    public static final String PURPOSE = "低保复核";

    public final TestClock clock = new TestClock();
    public final HikariDataSource pool;
    public final HikariDataSource department;
    public final Catalog catalog;
    public final SigningKeys keys;
    public final DepartmentKeys departmentKeys;
    public final RecordLog log;
    public final SecurityLog securityLog;
    public final EmbeddedLedger ledger;
    public final Accounts accounts;
    public final SignIn signIn;
    public final Passwords passwords;
    public final Bindings bindings;
    public final EntryActs entries;
    public final Requests requests;
    public final Decisions decisions;
    public final Grants grants;
    public final Deliveries deliveries;
    public final Dashboard board;
    public final Receipts receipts;
    public final Alerts alerts;
    public final ReidentificationRisks risks;
    public final Objections objections;
    public final PersonCertificates certificates;
    public final Passkeys passkeys;
    public final Acts acts;
    public final DueTasks dueTasks;
    public final Changes changes;
    public final ApprovedFiles files;
    public final SecurityJournal journal;
    public final SignInEvents signIns;
    public final AccessEvents access;
    public final Actor admin;
    public final Actor admin2;
    public final Actor officer;
    public final Actor requester;
    public final Actor authority;
    public final Actor auditor;
    public final String population;
    public final String roads;
    public final String faces;
    public final Path folder;
    public final String url;
    private final PasswordCost cost;
    private final LakeFiles lake;
    private final QueryEngine engine;
    private final ConfigurableApplicationContext exchange;

    public TestCity() {
        this(new PasswordCost(4));
    }

    /** @param cost hashing as usual would take the greater part of the tests' time */
    public TestCity(PasswordCost cost) {
        this.cost = cost;
        try {
            folder = Files.createTempDirectory("exchange");
            String store = TestPostgres.platform();
            url = TestPostgres.url(store, "postgres");
            pool = TestPostgres.pool(store);
            department = TestPostgres.pool(TestPostgres.fresh());
            SampleEntries.create(inDepartment());
            catalog = Catalog.open(pool, folder.resolve("index"), clock, ExchangeStore.ZONE);
            catalog.departments().load(List.of(
                    new Department("gongan", "市公安局", "Public Security Bureau", "11990100000000019F", "990100"),
                    new Department("minzheng", "市民政局", "Civil Affairs Bureau", "11990100000000027A", "990100"),
                    new Department("jiaotong", "市交通局", "Transport Bureau", "119901000000000355", "990100"),
                    new Department("shuju", "市数据局", "Data Bureau", "119901000000000430", "990100"),
                    new Department("yunwei", "云维公司", "Yunwei Ltd", "91990100000000051X", "990100", true)));
            keys = SigningKeys.in(folder.resolve("keys"), "yunzhou.shuqiao");
            departmentKeys = DepartmentKeys.in(folder.resolve("keys"), keys);
            LedgerSchema.migrate(pool);
            log = RecordLog.open(pool, keys.log());
            SecurityLogSchema.migrate(pool);
            securityLog = SecurityLog.open(pool, keys.securityLog());
            ledger = EmbeddedLedger.open(pool, keys, clock);
            lake = LakeFiles.open(new LakeCatalog.Store(url, "postgres", "postgres",
                    "file://" + folder.resolve("lake")));
            engine = new QueryEngine(lake, Map.of("gongan", department));
            exchange = opened(ledger);
            accounts = exchange.getBean(Accounts.class);
            signIn = exchange.getBean(SignIn.class);
            passwords = exchange.getBean(Passwords.class);
            changes = exchange.getBean(Changes.class);
            files = exchange.getBean(ApprovedFiles.class);
            journal = exchange.getBean(SecurityJournal.class);
            signIns = exchange.getBean(SignInEvents.class);
            access = exchange.getBean(AccessEvents.class);
            bindings = exchange.getBean(Bindings.class);
            entries = exchange.getBean(EntryActs.class);
            requests = exchange.getBean(Requests.class);
            decisions = exchange.getBean(Decisions.class);
            grants = exchange.getBean(Grants.class);
            deliveries = exchange.getBean(Deliveries.class);
            board = exchange.getBean(Dashboard.class);
            receipts = exchange.getBean(Receipts.class);
            alerts = exchange.getBean(Alerts.class);
            risks = exchange.getBean(ReidentificationRisks.class);
            objections = exchange.getBean(Objections.class);
            certificates = exchange.getBean(PersonCertificates.class);
            passkeys = exchange.getBean(Passkeys.class);
            acts = exchange.getBean(Acts.class);
            dueTasks = exchange.getBean(DueTasks.class);
            List<Actor> first = accounts.bootstrap("shuju", Map.of("admin", PASSWORD, "admin2", PASSWORD));
            admin = first.getFirst();
            admin2 = first.getLast();
            officer = account("gongan.officer", "gongan", Role.OFFICER);
            requester = account("minzheng.requester", "minzheng", Role.REQUESTER);
            authority = account("shuju.authority", "shuju", Role.AUTHORITY);
            auditor = account("shuju.auditor", "shuju", Role.AUDITOR);
            SampleEntries sample = new SampleEntries(catalog);
            population = sample.publish("人口基本信息", "conditional", "table", "service", "file");
            roads = sample.publish("道路基本信息", "unconditional", "table", "service", "file");
            faces = sample.publish("人脸库", "none");
            Binding people = new Binding(new TableName("gongan", "rk"),
                    new Backing.DepartmentTable("gongan", "public", "rk"));
            bind(population, people);
            bind(roads, new Binding(new TableName("gongan", "road"),
                    new Backing.DepartmentTable("gongan", "public", "road")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the exchange as another start of the platform opens it, over a ledger that may be another one */
    public ConfigurableApplicationContext opened(Ledger on) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Stream.of(pool, clock, catalog.departments(), catalog.entries(), catalog.sources(), catalog.lineages(),
                        catalog.announcements(), catalog.datasets(),
                        log, securityLog, on, keys, GatewayKey.in(folder.resolve("keys")), departmentKeys,
                        ActHeads.in(folder.resolve("keys")), PeriodKeyFolder.in(folder.resolve("keys")), engine,
                        LegalClockFiles.load(), LegalClockFiles.brought(), LegalTexts.shipped(),
                        new LivingDepartments(Set.of("gongan", "minzheng", "jiaotong", "shuju", "yunwei")),
                        MonitorRules.with(Map.of()), cost, LockoutPolicy.USUAL, RetentionRule.LEAST,
                        new EmergencyLimit(72), new TokenKey(new byte[32]),
                        new FileFolder(folder.resolve("files")), new DatasetKeys(dataset -> List.of()),
                        new EgressRule(List.of()), targetReach(),
                        new DeliveryLimits(1000, Duration.ofSeconds(30), OutageRule.USUAL))
                .forEach(part -> context.getBeanFactory().registerSingleton(part.getClass().getName(), part));
        context.register(ExchangeBeans.class);
        context.refresh();
        return context;
    }

    /** Targets are on this machine; the password of 民政 is a file of its folder. */
    private TargetReach targetReach() {
        return new TargetReach(new SourceReach("yunzhou", Set.of("gongan", "minzheng"), List.of(), List.of(),
                Map.of("minzheng", List.of("127.0.0.1", "localhost"))), SecretResolver.of(folder.resolve("secrets")));
    }

    /** @return the services of the exchange that the fields do not name */
    public ConfigurableApplicationContext exchange() {
        return exchange;
    }

    public Actor account(String login, String department, Role... roles) {
        return account(new NewAccount(login, login, login, department, Set.of(roles)));
    }

    /** One administrator proposes it, the other approves; each gives half of the password. */
    private Actor account(NewAccount account) {
        return account(account, admin, admin2);
    }

    public Actor account(NewAccount account, Actor proposer, Actor approver) {
        int half = PASSWORD.length() / 2;
        Proposal proposal = changes.propose(proposer, new Change.AddAccount(account),
                Optional.of(PASSWORD.substring(0, half)));
        changes.approve(approver, proposal.id(), proposal.digest(), Optional.of(PASSWORD.substring(half)));
        return accounts.actor(account.login());
    }

    /** The two administrators agree on a change. */
    public Proposal agree(Change change) {
        Proposal proposal = changes.propose(admin, change, Optional.empty());
        return changes.approve(admin2, proposal.id(), proposal.digest(), Optional.empty());
    }

    /** The police's officer proposes a table for a resource's first version, the authority agrees. */
    public void bind(String resource, Binding binding) {
        Proposal proposal = changes.propose(officer, new Change.Bind(resource, 1, "gongan", binding),
                Optional.empty());
        changes.approve(authority, proposal.id(), proposal.digest(), Optional.empty());
    }

    public JdbcClient inPlatform() {
        return JdbcClient.create(pool);
    }

    /** Asks for three items of the population register for a year. */
    public RequestDraft ask(String key) {
        return ask(key, population, List.of("citizen_number", "name", "division"), Set.of(Mode.QUERY, Mode.VERIFY));
    }

    public RequestDraft ask(String key, String resource, List<String> items, Set<Mode> modes) {
        Instant from = clock.instant();
        return new RequestDraft(key, resource, items, PURPOSE, "核对低保家庭成员的户籍状况",
                "《社会救助暂行办法》第十一条", "每月复核低保名单", modes, from, from.plus(Duration.ofDays(365)),
                Optional.empty());
    }

    public static Decision agree(String... items) {
        return agree(Terms.AS_REQUESTED, items);
    }

    public static Decision agree(Terms terms, String... items) {
        Map<String, ItemDecision> decisions = new LinkedHashMap<>();
        for (String item : items) {
            decisions.put(item, new ItemDecision.Agree());
        }
        return new Decision(decisions, terms);
    }

    /** Requests, agrees and signs the three items of {@link #ask(String)}. */
    public Grant grant(String key, Terms terms) {
        return grant(ask(key), agree(terms, "citizen_number", "name", "division"));
    }

    public Grant grant(RequestDraft draft, Decision decision) {
        String id = requests.submit(requester, draft).request().id();
        decisions.decide(officer, id, decision);
        return grants.issue(officer, id, grants.preview(officer, id).digest());
    }

    public JdbcClient inDepartment() {
        return JdbcClient.create(department);
    }

    @Override
    public void close() {
        exchange.close();
        engine.close();
        lake.close();
        ledger.close();
        catalog.close();
        department.close();
        pool.close();
    }
}
