package org.shuqiao.exchange.domain.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Compares what the gateway prepared for the record log with what the log has. */
public final class GatewayRecordCheck implements AuditCheck {

    /** A record that waits longer than this for the log is a finding. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ExchangeStore store;
    private final LoggedRecords logged;

    public GatewayRecordCheck(ExchangeStore store, RecordLog log) {
        this.store = store;
        this.logged = new LoggedRecords(log);
    }

    @Override
    public String name() {
        return "gateway-records";
    }

    private record Prepared(String draft, boolean handedOver, Instant at) { }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        Map<String, Prepared> prepared = prepared(period);
        Set<String> seen = new HashSet<>();
        long compared = logged.forEach(period.records(), each -> {
            String id = each.record().id();
            seen.add(id);
            Prepared own = prepared.get(id);
            if (own == null) {
                found.accept(new Finding(FindingKind.RECORD_INSERTED, id, "index " + each.index()
                        + ", not prepared by the gateway"));
            } else {
                compare(own, each.record().draft(), found);
            }
        });
        prepared.forEach((id, own) -> {
            if (!seen.contains(id)) {
                missing(id, own, found);
            }
        });
        return compared;
    }

    private void missing(String id, Prepared own, Consumer<Finding> found) {
        if (own.handedOver()) {
            found.accept(new Finding(FindingKind.RECORD_MISSING, id, "prepared " + own.at() + ", not in the log"));
        } else if (own.at().isBefore(store.now().minus(PATIENCE))) {
            found.accept(new Finding(FindingKind.RECORD_NOT_LOGGED, id, "prepared " + own.at()));
        }
    }

    private static void compare(Prepared own, ExchangeRecordDraft log, Consumer<Finding> found) {
        ExchangeRecordDraft draft;
        try {
            draft = ExchangeRecord.parse(own.draft().getBytes(StandardCharsets.UTF_8)).draft();
        } catch (CodedException e) {
            found.accept(new Finding(FindingKind.RECORD_CHANGED, log.id(), "gateway " + e.code().id()));
            return;
        }
        if (!draft.time().isEqual(log.time())) {
            found.accept(new Finding(FindingKind.RECORD_BACKDATED, log.id(), "gateway " + draft.time() + ", log "
                    + log.time()));
        } else if (!draft.equals(log)) {
            found.accept(new Finding(FindingKind.RECORD_CHANGED, log.id(), "gateway and log differ"));
        }
    }

    private Map<String, Prepared> prepared(AuditPeriod period) {
        Map<String, Prepared> prepared = new HashMap<>();
        store.sql("select id, draft, logged_at, at from exchange.record where at >= :from and at < :to")
                .param("from", period.start()).param("to", period.end())
                .query((row, number) -> prepared.put(row.getString("id"), read(row))).list();
        return prepared;
    }

    private static Prepared read(ResultSet row) throws SQLException {
        return new Prepared(row.getString("draft"), row.getObject("logged_at") != null,
                row.getTimestamp("at").toInstant());
    }
}
