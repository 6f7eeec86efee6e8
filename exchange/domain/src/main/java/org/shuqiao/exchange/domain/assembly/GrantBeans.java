package org.shuqiao.exchange.domain.assembly;

import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.RevokedPersonKeys;
import org.shuqiao.exchange.domain.act.ActChain;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.basis.LegalBases;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.decision.PolicyCompletion;
import org.shuqiao.exchange.domain.delegation.Delegations;
import org.shuqiao.exchange.domain.delivery.AccessRules;
import org.shuqiao.exchange.domain.delivery.AttemptSignatures;
import org.shuqiao.exchange.domain.delivery.ConfirmGuard;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryLimits;
import org.shuqiao.exchange.domain.delivery.Mistakes;
import org.shuqiao.exchange.domain.delivery.PersonCertificates;
import org.shuqiao.exchange.domain.delivery.PersonItems;
import org.shuqiao.exchange.domain.delivery.RecordSecrets;
import org.shuqiao.exchange.domain.delivery.ReidentificationRisks;
import org.shuqiao.exchange.domain.delivery.RelayNumbers;
import org.shuqiao.exchange.domain.delivery.Releases;
import org.shuqiao.exchange.domain.delivery.SessionKeys;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.delivery.TokenKey;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.file.FileFolder;
import org.shuqiao.exchange.domain.file.making.DeliveredFiles;
import org.shuqiao.exchange.domain.grant.EarlierGrants;
import org.shuqiao.exchange.domain.grant.EmergencyBasis;
import org.shuqiao.exchange.domain.grant.GrantActs;
import org.shuqiao.exchange.domain.grant.GrantEvidence;
import org.shuqiao.exchange.domain.grant.GrantFollowers;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.GrantSuspensions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.intake.AutomaticDecisions;
import org.shuqiao.exchange.domain.intake.BarredOperators;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.intake.RequestActs;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.lead.LeadDuties;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.exchange.domain.relay.RelayCalls;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.retention.SealedSalts;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.source.StructureChanges;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.trace.TraceKeys;
import org.shuqiao.exchange.domain.trace.TraceUploads;
import org.shuqiao.exchange.domain.trace.Traces;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.engine.QueryEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the services of a request's way to a grant and of its use. */
@Configuration(proxyBeanMethods = false)
class GrantBeans {

    @Bean
    LegalBases legalBases(LegalTexts texts, Resources resources) {
        return new LegalBases(texts, resources);
    }

    @Bean
    RequestRepository requestBook(ExchangeStore store) {
        return new RequestRepository(store);
    }

    @Bean
    RequestClock requestClock(LegalClock legal) {
        return new RequestClock(legal);
    }

    @Bean
    GrantEvidence grantEvidence(DepartmentKeys keys, ActChain chain, Bindings bindings, EmergencyBasis emergencies) {
        return new GrantEvidence(keys, chain, bindings, emergencies);
    }

    @Bean
    GrantRepository grantBook(ExchangeStore store, GrantEvidence evidence) {
        return new GrantRepository(store, evidence);
    }

    @Bean
    GrantFollowers grantFollowers(ExchangeStore store, GrantRepository grants) {
        return new GrantFollowers(store, grants);
    }

    @Bean
    GrantActs grantActs(Acts acts, EntryActs entries, Resources resources, PolicyExplainer reader,
            GrantFollowers followers, Delegations delegations, LeadDuties lead) {
        return new GrantActs(acts, entries, resources, reader, followers, delegations, lead);
    }

    @Bean
    GrantSuspensions grantSuspensions(ExchangeStore store, Permissions permissions, GrantRepository grants,
            GrantActs drafts, Acts acts, EventOutbox outbox) {
        return new GrantSuspensions(store, permissions, grants, drafts, acts, outbox);
    }

    @Bean
    RequestActs requestActs(EntryActs entries, Resources resources, RequestClock clock) {
        return new RequestActs(entries, resources, clock);
    }

    @Bean
    PolicyExplainer policyReader(Departments departments, Resources resources) {
        return new PolicyExplainer(departments, resources);
    }

    @Bean
    PolicyCompletion policyCompletion(Resources resources, GrantRepository grants) {
        return new PolicyCompletion(resources, grants);
    }

    @Bean
    Decisions decisions(ExchangeStore store, Permissions permissions, RequestRepository requests,
            PolicyExplainer reader, Acts acts, EventOutbox outbox, PolicyCompletion completion, RequestClock clock,
            Delegations delegations, LegalBases bases, LeadDuties lead) {
        return new Decisions(store, permissions, requests, reader, acts, outbox, completion, clock, delegations,
                bases, lead);
    }

    @Bean
    DecisionTemplates decisionTemplates(ExchangeStore store, Permissions permissions, Resources resources,
            RequestRepository requests, PolicyCompletion completion, Acts acts) {
        return new DecisionTemplates(store, permissions, resources, requests, completion, acts);
    }

    @Bean
    StructureChanges structureChanges(ExchangeStore store, Permissions permissions, Alerts alerts) {
        return new StructureChanges(store, permissions, alerts);
    }

    @Bean
    Alerts alerts(ExchangeStore store, Permissions permissions, SecurityJournal journal) {
        return new Alerts(store, permissions, journal);
    }

    @Bean
    Operators operators(ExchangeStore store, Permissions permissions, Departments departments, Alerts alerts,
            SecurityJournal journal) {
        return new Operators(store, permissions, departments, alerts, journal);
    }

    @Bean
    AccessRules accessRules(ExchangeStore store, Bindings bindings, TokenKey key, QueryEngine engine,
            DeliveryLimits limits, Resources resources) {
        return new AccessRules(store, bindings, key, new Releases(store, engine, limits.time()),
                new PersonItems(resources));
    }

    @Bean
    SourceReads sourceReads(SecurityJournal journal) {
        return new SourceReads(journal);
    }

    @Bean
    ReidentificationRisks risks(Decisions decisions, Grants grants, AccessRules rules, QueryEngine engine,
            SourceReads reads) {
        return new ReidentificationRisks(decisions, grants, rules, engine, reads);
    }

    @Bean
    ConfirmGuard confirmGuard(ExchangeStore store, GrantRepository grants, Alerts alerts, TokenKey key,
            DeliveryLimits limits) {
        return new ConfirmGuard(store, grants, alerts, key, limits.confirm());
    }

    @Bean
    Grants grants(ExchangeStore store, Permissions permissions, RequestRepository requests, GrantRepository grants,
            PolicyExplainer reader, GrantActs drafts, Acts acts, EventOutbox outbox, Operators operators,
            GrantFollowers followers) {
        return new Grants(store, permissions, requests, grants, reader, drafts, acts, outbox, operators, followers);
    }

    @Bean
    AutomaticDecisions byRule(RequestRepository requests, Decisions decisions, Grants grants, RecordOutbox records,
            RecordId ids, DepartmentKeys keys, Acts acts) {
        return new AutomaticDecisions(requests, decisions, grants, records, ids, keys, acts);
    }

    @Bean
    Requests requests(ExchangeStore store, Permissions permissions, Resources resources, RequestRepository requests,
            RequestClock clock, AutomaticDecisions byRule, GrantRepository grants, RecordOutbox records,
                    CatalogEvents catalogEvents, RequestActs drafts, Acts acts,
            EventOutbox outbox, BarredOperators barred, Interruptions interruptions, LivingDepartments living,
            LegalBases bases) {
        return new Requests(store, permissions, resources, requests, clock, byRule, grants, records, catalogEvents,
                drafts, acts, outbox, barred, interruptions, living, bases);
    }

    @Bean
    AttemptSignatures attemptSignatures(ExchangeStore store, DepartmentKeys keys, SigningKeys hosted,
            RevokedPersonKeys revoked) {
        return new AttemptSignatures(store, keys, hosted, revoked);
    }

    @Bean
    SessionKeys sessionKeys(ExchangeStore store, Permissions permissions, DepartmentKeys keys, SigningKeys hosted,
            PersonCertificates certificates) {
        return new SessionKeys(store, permissions, keys, hosted, certificates);
    }

    @Bean
    Deliveries deliveries(ExchangeStore store, Permissions permissions, GrantRepository grants, Resources resources,
            AccessRules rules, QueryEngine engine, RecordOutbox records, RecordId ids, DeliveryLimits limits,
            LedgerOutage outage, ConfirmGuard confirms, Ledger ledger, AttemptSignatures signatures,
            RecordSecrets secrets, Operators operators, Mistakes mistakes) {
        return new Deliveries(store, permissions, grants, resources, rules, engine, records, ids, limits, outage,
                confirms, ledger, signatures, secrets, operators, mistakes);
    }

    @Bean
    RelayCalls relayCalls(ExchangeStore store, Permissions permissions, GrantRepository grants,
            Deliveries deliveries, AccessRules rules, QueryEngine engine, SourceReads reads, SecurityJournal journal,
            RecordId ids) {
        return new RelayCalls(store, permissions, grants, deliveries, new RelayNumbers(rules, engine, reads), journal,
                ids);
    }

    @Bean
    EarlierGrants earlierGrants(ExchangeStore store, GrantRepository grants) {
        return new EarlierGrants(store, grants);
    }

    @Bean
    Mistakes mistakes(Entries entries, Bindings bindings, Resources resources) {
        return new Mistakes(entries, bindings, resources);
    }

    @Bean
    TraceKeys traceKeys(TokenKey key) {
        return new TraceKeys(key);
    }

    @Bean
    DeliveredFiles deliveredFiles(ExchangeStore store, Permissions permissions, Deliveries deliveries, TraceKeys keys,
            RecordOutbox records, SealedSalts salts, RecordId ids, FileFolder folder, SecurityJournal journal,
            DataAges ages) {
        return new DeliveredFiles(store, permissions, deliveries, keys, records, salts, ids, folder, journal, ages);
    }

    @Bean
    Traces traces(ExchangeStore store, Permissions permissions, TraceKeys keys) {
        return new Traces(store, permissions, keys);
    }

    @Bean
    TraceUploads traceUploads(Traces traces, FileFolder folder) {
        return new TraceUploads(traces, folder);
    }
}
