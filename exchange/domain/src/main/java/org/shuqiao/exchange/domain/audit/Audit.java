package org.shuqiao.exchange.domain.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.log.RecordLog;

/** Runs all checks over the evidence that the platform holds. */
public final class Audit {

    private final Permissions permissions;
    private final RecordLog log;
    private final Clock clock;
    private final List<AuditCheck> checks;

    public Audit(Permissions permissions, RecordLog log, Clock clock, List<AuditCheck> checks) {
        this.permissions = permissions;
        this.log = log;
        this.clock = clock;
        this.checks = List.copyOf(checks);
    }

    /** Audits for an auditor or the authority. */
    public AuditReport run(Actor actor, AuditPeriod period) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return run(period);
    }

    /** Audits for the platform itself, which does so every day. */
    public AuditReport run(AuditPeriod period) {
        Checkpoint newest = log.checkpoint();
        List<AuditReport.Outcome> outcomes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (AuditCheck check : checks) {
            List<Finding> own = new ArrayList<>();
            long[] found = {0};
            long compared = run(check, period, finding -> {
                if (found[0]++ < AuditReport.MOST) {
                    own.add(finding);
                }
            });
            outcomes.add(new AuditReport.Outcome(check.name(), compared, found[0]));
            findings.addAll(own);
        }
        return new AuditReport(clock.instant(), period, newest.size(), newest.root().base64(), outcomes, findings);
    }

    /** Whatever somebody put into the store in a record's place: a check that cannot end does not hide the others. */
    private static long run(AuditCheck check, AuditPeriod period, Consumer<Finding> found) {
        try {
            return check.run(period, found);
        } catch (RuntimeException e) {
            found.accept(new Finding(FindingKind.CHECK_FAILED, check.name(),
                    e instanceof CodedException coded ? coded.code().id() : e.getClass().getSimpleName()));
            return 0;
        }
    }
}
