package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.function.Consumer;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;

/** Looks for missing numbers in the sequences of records of each grant, and of each consumer without one. */
public final class SequenceCheck implements AuditCheck {

    private final ExchangeStore store;
    private final RecordLog log;

    public SequenceCheck(ExchangeStore store, RecordLog log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public String name() {
        return "sequences";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<String> grants = store.sql("select id from exchange.grant_ order by id").query(String.class).list();
        for (String grant : grants) {
            log.gaps(grant).forEach(gap -> found.accept(new Finding(FindingKind.SEQUENCE_GAP, grant,
                    "missing " + gap.from() + " to " + gap.to())));
        }
        List<String> consumers = store.sql("select distinct consumer from exchange.request order by 1")
                .query(String.class).list();
        for (String consumer : consumers) {
            log.consumerGaps(consumer).forEach(gap -> found.accept(new Finding(FindingKind.SEQUENCE_GAP, consumer,
                    "missing " + gap.from() + " to " + gap.to())));
        }
        return grants.size() + consumers.size();
    }
}
