package org.shuqiao.exchange.domain.audit;

import java.util.Locale;
import java.util.function.Consumer;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.log.SelfCheck;

/** Recomputes the record log's hash tree, its checkpoints and its numbers. */
public final class RecordLogCheck implements AuditCheck {

    private final RecordLog log;

    public RecordLogCheck(RecordLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "record-log";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        SelfCheck.Result result = log.selfCheck();
        result.findings().forEach(each ->
                found.accept(new Finding(kind(each.damage()), each.place(), "log " + each.damage().name()
                        .toLowerCase(Locale.ROOT).replace('_', '-'))));
        return result.size();
    }

    private static FindingKind kind(SelfCheck.Damage damage) {
        return switch (damage) {
            case RECORD_MISSING -> FindingKind.RECORD_MISSING;
            case RECORD_UNREADABLE, RECORD_CHANGED, COPY_CHANGED -> FindingKind.RECORD_CHANGED;
            case RECORD_MOVED -> FindingKind.RECORD_MOVED;
            case RECORD_BEYOND_CHECKPOINT -> FindingKind.RECORD_INSERTED;
            case NODE_MISSING, NODE_CHANGED, NODE_EXTRA -> FindingKind.TREE_DAMAGED;
            case SEQUENCE_BROKEN -> FindingKind.SEQUENCE_GAP;
            case CHECKPOINT_BROKEN, CHECKPOINT_ROOT -> FindingKind.CHECKPOINT_DAMAGED;
        };
    }
}
