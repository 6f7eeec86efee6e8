package org.shuqiao.exchange.platform.assembly;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.act.ActChain;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.exchange.domain.audit.ActChainCheck;
import org.shuqiao.exchange.domain.audit.AgreedChangesCheck;
import org.shuqiao.exchange.domain.audit.Audit;
import org.shuqiao.exchange.domain.audit.AuditCheck;
import org.shuqiao.exchange.domain.audit.DeliveryCountCheck;
import org.shuqiao.exchange.domain.audit.EmergencyReviewCheck;
import org.shuqiao.exchange.domain.audit.GatewayRecordCheck;
import org.shuqiao.exchange.domain.audit.GrantEvidenceCheck;
import org.shuqiao.exchange.domain.audit.GrantUseCheck;
import org.shuqiao.exchange.domain.audit.HistoryCheck;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.audit.RecordLogCheck;
import org.shuqiao.exchange.domain.audit.SecurityLogAudit;
import org.shuqiao.exchange.domain.audit.SequenceCheck;
import org.shuqiao.exchange.domain.audit.StageGapCheck;
import org.shuqiao.exchange.domain.audit.WitnessCheck;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.platform.audit.AccessLogCheck;
import org.shuqiao.exchange.platform.audit.AccessLogDays;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.audit.DailyAudit;
import org.shuqiao.exchange.platform.audit.KeptAudits;
import org.shuqiao.exchange.platform.audit.LakeFileCheck;
import org.shuqiao.exchange.platform.audit.LakeReadCheck;
import org.shuqiao.exchange.platform.audit.LakeReadLog;
import org.shuqiao.exchange.platform.audit.LakeSeals;
import org.shuqiao.exchange.platform.audit.SourceLogCheck;
import org.shuqiao.exchange.platform.jobs.StageRecorder;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.lake.LakeFiles;
import org.springframework.context.annotation.Bean;

/** Declares the audit, its kept reports and its nightly run. */
@Beans
class AuditBeans {

    @Bean
    KeptAudits keptAudits(Home home, SigningKeys keys) {
        return new KeptAudits(home.audits(), keys.log());
    }

    @Bean
    AuditInbox auditInbox(ExchangeStore store, KeptAudits kept, Permissions permissions) {
        return new AuditInbox(store, kept, permissions);
    }

    @Bean
    AccessLog accessLog(Home home, GatewayKey key, Clock clock, SecurityJournal journal) {
        return AccessLog.open(home.access(), key, clock, journal);
    }

    @Bean
    AccessLogDays accessLogDays(Home home, KeptAudits audits) {
        return new AccessLogDays(AccessLogDays.KIND, home.access(), audits);
    }

    @Bean
    AccessLogDays lakeReadDays(Home home, KeptAudits audits) {
        return new AccessLogDays(LakeReadLog.KIND, home.lakeReads(), audits);
    }

    @Bean
    LakeSeals lakeSeals(ExchangeStore store, LakeFiles lake, SecurityJournal journal) {
        return new LakeSeals(store, lake, journal);
    }

    /** What the log is compared with: what others saw of it, what the gateway wrote down, and the counts. */
    @Bean
    RecordChecks recordChecks(RecordLog log, ExchangeStore store, KeptAudits kept, LedgerStatus ledger,
            WitnessCheck witnesses) {
        Supplier<List<KnownHead>> heads = () -> Stream.of(ledger.anchoredHead().stream().toList(),
                witnesses.heads(), kept.heads()).flatMap(List::stream).toList();
        return new RecordChecks(List.of(new RecordLogCheck(log), new HistoryCheck(log, heads),
                new GatewayRecordCheck(store, log), new SequenceCheck(store, log),
                new DeliveryCountCheck(store, log), witnesses));
    }

    @Bean
    WitnessCheck witnessCheck(Cosignatures cosignatures, DepartmentKeys keys, RecordLog log, Clock clock) {
        return new WitnessCheck(cosignatures, keys, log, clock);
    }

    /** What grants and their use are compared with: what was signed. */
    @Bean
    SignatureChecks signatureChecks(RecordLog log, ExchangeStore store, GrantRepository grants, Bindings bindings,
            Acts acts, Departments departments, ActChain chain) {
        return new SignatureChecks(List.of(new GrantEvidenceCheck(store, grants, bindings, acts),
                new ActChainCheck(departments, chain), new GrantUseCheck(grants, log)));
    }

    /** What went out and what was read is compared with: the doors' own log, the sources' own logs, the seals. */
    @Bean
    ReadChecks readChecks(RecordLog log, ExchangeStore store, LakeFiles lake, SecurityLog security, GatewayKey key,
            Home home, Clock clock, SourceLogCheck sources, GrantRepository grants) {
        return new ReadChecks(List.of(new AccessLogCheck(home.access(), key, log, security, clock), sources,
                new LakeReadCheck(home.lakeReads(), key, log, () -> grants.all().stream()
                        .filter(grant -> grant.policy().minimumGroup().isPresent()).map(Grant::id)
                        .collect(Collectors.toSet()), security, clock),
                new LakeFileCheck(store, lake, security), new SecurityLogAudit(security)));
    }

    /** A department whose source file is away, or whose secret is, is read with no account: its log has no match. */
    @Bean
    SourceLogCheck sourceLogCheck(SettingsInForce settings, Home home, DepartmentPools pools, RecordLog log,
            GrantRepository grants, SecurityLog security, Clock clock) {
        List<SourceLogCheck.SourceLog> logs = settings.configuration().query().sourceLogs().entrySet().stream()
                .map(each -> new SourceLogCheck.SourceLog(each.getKey(), home.installation().resolve(each.getValue()),
                        pools.accounts().getOrDefault(each.getKey(), ""))).toList();
        return new SourceLogCheck(logs, log, grants, security, clock);
    }

    record ReadChecks(List<AuditCheck> checks) { }

    record RecordChecks(List<AuditCheck> checks) { }

    record SignatureChecks(List<AuditCheck> checks) { }

    @Bean
    Audit audit(Permissions permissions, RecordLog log, Clock clock, RecordChecks records, SignatureChecks signatures,
            ReadChecks reads, Emergencies emergencies, StageGapCheck stages, AgreedChangesCheck changes) {
        return new Audit(permissions, log, clock, Stream.of(records.checks(), signatures.checks(), reads.checks(),
                List.of(new EmergencyReviewCheck(emergencies), changes, stages))
                .flatMap(List::stream).toList());
    }

    @Bean
    AgreedChangesCheck agreedChangesCheck(ExchangeStore store, SecurityLog security) {
        return new AgreedChangesCheck(store, security);
    }

    @Bean
    StageGapCheck stageGapCheck(SecurityLog security, Datasets datasets, Entries entries, StageRecorder stages) {
        return new StageGapCheck(security, datasets, entries, stages::landed);
    }

    @Bean
    DailyAudit dailyAudit(Audit audit, KeptAudits kept, Clock clock) {
        return new DailyAudit(audit, kept, clock);
    }
}
