package org.shuqiao.exchange.domain.audit;

import java.util.Locale;
import java.util.function.Consumer;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogCheck;

/** Recomputes the security log's hash tree and its checkpoints. */
public final class SecurityLogAudit implements AuditCheck {

    private final SecurityLog log;

    public SecurityLogAudit(SecurityLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "security-log";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        SecurityLogCheck.Result result = log.check();
        result.findings().forEach(each -> found.accept(new Finding(kind(each.damage()), each.place(),
                each.damage().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        return result.size();
    }

    private static FindingKind kind(SecurityLogCheck.Damage damage) {
        return switch (damage) {
            case ENTRY_MISSING -> FindingKind.SECURITY_ENTRY_MISSING;
            case ENTRY_UNREADABLE, ENTRY_CHANGED, ENTRY_BEYOND_CHECKPOINT, ENTRY_BACK_DATED, COPY_CHANGED ->
                FindingKind.SECURITY_ENTRY_CHANGED;
            case NODE_MISSING, NODE_CHANGED, NODE_EXTRA, CHECKPOINT_MISSING, CHECKPOINT_BROKEN, CHECKPOINT_ROOT ->
                FindingKind.SECURITY_LOG_DAMAGED;
        };
    }
}
