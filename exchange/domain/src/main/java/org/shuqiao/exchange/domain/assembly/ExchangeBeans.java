package org.shuqiao.exchange.domain.assembly;

import java.time.Clock;
import javax.sql.DataSource;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.Announcements;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.exchange.domain.account.AccountRules;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.LockoutPolicy;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.account.PasswordCost;
import org.shuqiao.exchange.domain.account.Passwords;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInEvents;
import org.shuqiao.exchange.domain.account.SignInThrottle;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.basis.BasisWatch;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.control.ApprovedFiles;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.file.making.DeliveredFiles;
import org.shuqiao.exchange.domain.form.FormChecks;
import org.shuqiao.exchange.domain.form.FormDecisions;
import org.shuqiao.exchange.domain.grade.GradeWatch;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.impact.EntryImpacts;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.monitor.MonitorRules;
import org.shuqiao.exchange.domain.monitor.Monitoring;
import org.shuqiao.exchange.domain.node.NodeRegistry;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.ExchangeWeeks;
import org.shuqiao.exchange.domain.overview.LedgerExplorer;
import org.shuqiao.exchange.domain.overview.PrintedSheets;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.overview.ResourceUses;
import org.shuqiao.exchange.domain.overview.SecurityHistory;
import org.shuqiao.exchange.domain.push.making.Pushes;
import org.shuqiao.exchange.domain.quality.StaleWatch;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.Erasures;
import org.shuqiao.exchange.domain.retention.Retention;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.source.SourceDecisions;
import org.shuqiao.exchange.domain.stage.StageJournal;
import org.shuqiao.exchange.domain.stage.Stages;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.subscription.ChangeDeliveries;
import org.shuqiao.exchange.domain.task.ClockTasks;
import org.shuqiao.exchange.domain.task.DueTasks;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.security.SecurityLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Declares the exchange's services; each checks on each call what the actor may do. They stand on a pool of two or more
 * connections to the platform's PostgreSQL, one clock, the catalogue, the record log, a ledger, the query engine, the
 * departments' keys and the ends of their acts, the gateway's key, the legal clock, the monitoring rules, the cost of a
 * password's hash, and the limits of log-ins and deliveries.
 */
@Configuration(proxyBeanMethods = false)
@Import({ActBeans.class, DecisionBeans.class, GrantBeans.class, ClockBeans.class, NodeBeans.class,
        EmergencyBeans.class, PersonBeans.class, CorrectionBeans.class, SubscriptionBeans.class, QualityBeans.class,
        PushBeans.class})
public class ExchangeBeans {

    @Bean
    ExchangeStore store(DataSource store, Clock clock) {
        ExchangeSchema.migrate(store);
        return new ExchangeStore(store, clock);
    }

    @Bean
    RecordId recordId(Clock clock) {
        return new RecordId(clock);
    }

    @Bean
    SecurityJournal securityJournal(ExchangeStore store, DataSource source, SecurityLog log) {
        return new SecurityJournal(store, source, log);
    }

    @Bean
    SignInThrottle signInThrottle(LockoutPolicy lockout, Clock clock) {
        return new SignInThrottle(lockout, clock);
    }

    @Bean
    Passwords passwords(ExchangeStore store, SignInThrottle throttle, SignInEvents events, PasswordCost cost) {
        return new Passwords(store, throttle, events, cost);
    }

    @Bean
    Passkeys passkeys(ExchangeStore store, Permissions permissions, SignInEvents events) {
        return new Passkeys(store, permissions, events);
    }

    @Bean
    SignIn signIn(ExchangeStore store, Passwords passwords, SignInThrottle throttle, SignInEvents events,
            Clock clock) {
        return new SignIn(store, passwords, throttle, events, clock);
    }

    @Bean
    AccessEvents accessEvents(SecurityJournal journal) {
        return new AccessEvents(journal);
    }

    @Bean
    SignInEvents signInEvents(ExchangeStore store, SecurityJournal journal) {
        return new SignInEvents(store, journal);
    }

    @Bean
    Permissions permissions(ExchangeStore store, SecurityJournal journal) {
        return new Permissions(store, journal);
    }

    @Bean
    AccountRules accountRules(ExchangeStore store, Departments departments) {
        return new AccountRules(store, departments);
    }

    @Bean
    Accounts accounts(ExchangeStore store, Permissions permissions, AccountRules rules, Passwords passwords,
            SignInThrottle throttle, SecurityJournal journal) {
        return new Accounts(store, permissions, rules, passwords, throttle, journal);
    }

    @Bean
    ApprovedFiles approvedFiles(ExchangeStore store, SecurityJournal journal) {
        return new ApprovedFiles(store, journal);
    }

    @Bean
    Changes changes(ExchangeStore store, Permissions permissions, Accounts accounts, AccountRules rules,
            Passwords passwords, EntryActs entries, ApprovedFiles files, Operators operators,
            SecurityJournal journal, Retention retention, Erasures erasures, NodeRegistry nodes, Acts acts) {
        return new Changes(store, permissions, accounts, rules, passwords, entries, files, operators, journal,
                retention, erasures, nodes, acts);
    }

    @Bean
    Resources resources(Entries entries, Departments departments) {
        return new Resources(entries, departments);
    }

    @Bean
    Bindings bindings(ExchangeStore store, Resources resources) {
        return new Bindings(store, resources);
    }

    @Bean
    EventOutbox outbox(ExchangeStore store, RecordId ids, Ledger ledger) {
        return new EventOutbox(store, ids, ledger);
    }

    @Bean
    LedgerOutage ledgerOutage(EventOutbox outbox) {
        return new LedgerOutage(outbox);
    }

    @Bean
    CatalogEvents catalogEvents(ExchangeStore store, Announcements announcements, EventOutbox outbox) {
        return new CatalogEvents(store, announcements, outbox);
    }

    @Bean
    RecordOutbox records(ExchangeStore store, RecordLog log, GatewayKey key) {
        return new RecordOutbox(store, log, key);
    }

    @Bean
    Dashboard board(ExchangeStore store, Permissions permissions, RequestRepository requests, RequestClock clock,
            GrantRepository grants, RecordLog log, EventOutbox outbox) {
        return new Dashboard(store, permissions, requests, clock, grants, log, outbox);
    }

    @Bean
    ExchangeWeeks exchangeWeeks(ExchangeStore store, RecordLog log) {
        return new ExchangeWeeks(store, log);
    }

    @Bean
    SecurityHistory securityHistory(Permissions permissions, SecurityLog log) {
        return new SecurityHistory(permissions, log);
    }

    @Bean
    Receipts receipts(Permissions permissions, RecordLog log, RecordOutbox records) {
        return new Receipts(permissions, log, records);
    }

    @Bean
    LedgerExplorer ledgerExplorer(Permissions permissions, Receipts receipts, RecordLog log, RecordOutbox records,
            SecurityJournal journal) {
        return new LedgerExplorer(permissions, receipts, log, records, journal);
    }

    @Bean
    ResourceUses resourceUses(Permissions permissions, GrantRepository grants, Receipts receipts) {
        return new ResourceUses(permissions, grants, receipts);
    }

    @Bean
    PrintedSheets printedSheets(RecordLog log, GrantRepository grants, Clock clock) {
        return new PrintedSheets(log, grants, clock);
    }

    @Bean
    StageJournal stageJournal(ExchangeStore store, SecurityJournal journal, SecurityLog log) {
        return new StageJournal(store, journal, log);
    }

    @Bean
    Stages stages(Permissions permissions, SecurityLog security, RecordLog records, Entries entries) {
        return new Stages(permissions, security, records, entries);
    }

    @Bean
    Monitoring monitoring(ExchangeStore store, MonitorRules rules, LegalClock clock, Alerts alerts, RecordLog records,
            SecurityLog security) {
        return new Monitoring(store, rules, clock, alerts, records, security);
    }

    @Bean
    EntryImpacts entryImpacts(ExchangeStore store, Entries entries, Lineages lineages, GrantRepository grants,
            RequestRepository requests) {
        return new EntryImpacts(store, entries, lineages, grants, requests);
    }

    @Bean
    SourceDecisions sourceDecisions(ExchangeStore store, Permissions permissions, Accounts accounts, Sources sources,
            Acts acts, SecurityJournal journal) {
        return new SourceDecisions(store, permissions, accounts, sources, acts, journal);
    }

    @Bean
    FormChecks formChecks(ExchangeStore store, Permissions permissions, Sources sources) {
        return new FormChecks(store, permissions, sources);
    }

    @Bean
    FormDecisions formDecisions(ExchangeStore store, Permissions permissions, Accounts accounts, Acts acts,
            SecurityJournal journal) {
        return new FormDecisions(store, permissions, accounts, acts, journal);
    }

    @Bean
    BasisWatch basisWatch(ExchangeStore store, Entries entries, LegalTexts texts, Alerts alerts) {
        return new BasisWatch(store, entries, texts, alerts);
    }

    @Bean
    GradeWatch gradeWatch(ExchangeStore store, Entries entries, Lineages lineages, Announcements announcements,
            Alerts alerts) {
        return new GradeWatch(store, entries, lineages, announcements, alerts);
    }

    /** Finishes at once what a process left that died. */
    @Bean(initMethod = "runAtStart")
    DueTasks dueTasks(RecordOutbox records, CatalogEvents catalogEvents, Grants grants, EventOutbox outbox,
            Emergencies emergencies, ClockTasks clock, BasisWatch bases, GradeWatch grades, DeliveredFiles files,
            ChangeDeliveries changes, StaleWatch stale, Pushes pushes) {
        return new DueTasks(records, catalogEvents, grants, outbox, emergencies, clock, bases, grades, files, changes,
                stale, pushes);
    }
}
