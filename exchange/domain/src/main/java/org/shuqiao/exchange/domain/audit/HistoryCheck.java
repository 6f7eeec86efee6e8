package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.ledger.log.RecordLog;

/**
 * Compares the record log with heads that others saw of it. A log that was cut off and grown anew has another root at
 * a size that somebody remembers, even when its own key signed all of it again.
 */
public final class HistoryCheck implements AuditCheck {

    private final RecordLog log;
    private final Supplier<List<KnownHead>> heads;

    public HistoryCheck(RecordLog log, Supplier<List<KnownHead>> heads) {
        this.log = log;
        this.heads = heads;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<KnownHead> known = heads.get();
        long size = log.size();
        for (KnownHead head : known) {
            if (head.size() > size) {
                found.accept(new Finding(FindingKind.HISTORY_REWRITTEN, head.by(), "saw " + head.size()
                        + " records, the log has " + size));
            } else if (!log.root(head.size()).base64().equals(head.root())) {
                found.accept(new Finding(FindingKind.HISTORY_REWRITTEN, head.by(), "saw root " + head.root()
                        + " at size " + head.size() + ", the log has " + log.root(head.size()).base64()));
            }
        }
        return known.size();
    }
}
