package org.shuqiao.exchange.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;

/** Compares each delivery with the signed grant that it used: consumer, purpose, period, revocation and policy. */
public final class GrantUseCheck implements AuditCheck {

    private final GrantRepository grants;
    private final LoggedRecords logged;

    public GrantUseCheck(GrantRepository grants, RecordLog log) {
        this.grants = grants;
        this.logged = new LoggedRecords(log);
    }

    @Override
    public String name() {
        return "grant-uses";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<Grant> all = grants.all();
        Map<String, Grant> known = all.stream().collect(Collectors.toMap(Grant::id, grant -> grant));
        return logged.forEach(period.records(), each -> {
            ExchangeRecordDraft record = each.record().draft();
            for (GrantUse use : record.uses()) {
                if (!known.containsKey(use.grant())) {
                    found.accept(new Finding(FindingKind.GRANT_MISSING, use.grant(), "record " + record.id()));
                } else if (record.outcome() instanceof Outcome.Delivered) {
                    check(record, use, known.get(use.grant()), found);
                }
            }
        });
    }

    private static void check(ExchangeRecordDraft record, GrantUse use, Grant grant, Consumer<Finding> found) {
        Policy policy = grant.policy();
        Instant at = record.time().toInstant();
        if (!policy.consumer().equals(record.consumer())) {
            found.accept(new Finding(FindingKind.USE_BY_OTHER_CONSUMER, record.id(), "grant " + grant.id() + " is "
                    + policy.consumer() + "'s, record " + record.consumer() + "'s"));
        }
        if (!policy.purpose().equals(record.purpose())) {
            found.accept(new Finding(FindingKind.USE_FOR_OTHER_PURPOSE, record.id(), "grant " + grant.id()));
        }
        boolean revoked = grant.revocation().filter(each -> at.isAfter(each.at())).isPresent();
        boolean paused = grant.evidence().pause().filter(each -> at.isAfter(each.at())).isPresent();
        if (at.isBefore(policy.from()) || !at.isBefore(policy.to()) || revoked || paused) {
            found.accept(new Finding(FindingKind.USE_OUTSIDE_PERIOD, record.id(), "grant " + grant.id() + ", record "
                    + record.time()));
        }
        String digest = grant.digest();
        if (!digest.equals(use.policy()) || !policy.resource().equals(use.resource())
                || policy.version() != use.version()) {
            found.accept(new Finding(FindingKind.USE_UNDER_OTHER_POLICY, record.id(), "grant " + grant.id()
                    + " signed " + digest + ", record " + use.policy()));
        }
    }
}
