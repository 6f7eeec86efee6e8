package org.shuqiao.exchange.platform.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.exchange.domain.audit.AuditCheck;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.audit.LoggedRecords;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Compares what the lake's engine read with the record log, both ways: a read for a record that is not there, or of
 * another time, and a delivery from the lake that the engine read nothing for.
 */
public final class LakeReadCheck implements AuditCheck {

    /** A record is written when all was read; a file may take long to make. */
    private static final Duration ABOUT = Duration.ofHours(1);

    private final AccessChain chain;
    private final LoggedRecords records;
    private final Supplier<Set<String>> released;
    private final SecurityEntries security;
    private final Clock clock;

    /** @param released grants whose answers come from cells that were read when a release was made */
    public LakeReadCheck(Path folder, GatewayKey key, RecordLog log, Supplier<Set<String>> released,
            SecurityLog security, Clock clock) {
        this.chain = new AccessChain(new AccessFiles(folder), key);
        this.records = new LoggedRecords(log);
        this.released = released;
        this.security = new SecurityEntries(security);
        this.clock = clock;
    }

    @Override
    public String name() {
        return LakeReadLog.KIND;
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        AccessChain.Erased erased = chain.erased(LakeReadLog.KIND, security);
        Map<String, AccessLine> reads = new HashMap<>();
        long[] compared = {0};
        try {
            chain.read(erased, found, line -> {
                compared[0]++;
                line.record().ifPresent(id -> reads.put(id, line));
            });
        } catch (IOException e) {
            found.accept(new Finding(FindingKind.CHECK_FAILED, name(), e.getClass().getSimpleName()));
            return compared[0];
        }
        compare(period, reads, erased, found);
        return compared[0];
    }

    private void compare(AuditPeriod period, Map<String, AccessLine> reads, AccessChain.Erased erased,
            Consumer<Finding> found) {
        Optional<Instant> begun = security.first(SecurityKind.ACCESS_LOG_BEGUN, LakeReadLog.KIND);
        Set<String> cells = released.get();
        Set<String> known = new HashSet<>();
        records.forEach(RecordFilter.all().between(period.start().minus(ABOUT), period.end().plus(ABOUT)), each -> {
            ExchangeRecordDraft record = each.record().draft();
            Instant at = record.time().toInstant();
            known.add(record.id());
            Optional<AccessLine> read = Optional.ofNullable(reads.get(record.id()));
            boolean logged = begun.filter(at::isAfter).isPresent() && at.isAfter(erased.until());
            if (period.contains(at) && logged && fromLake(record, cells) && read.isEmpty()) {
                found.accept(new Finding(FindingKind.RECORD_WITHOUT_LAKE_READ, record.id(), "index " + each.index()
                        + " of " + at + ", the engine read nothing for it"));
            }
            read.filter(line -> Duration.between(line.at(), at).abs().compareTo(ABOUT) > 0).ifPresent(line ->
                    found.accept(new Finding(FindingKind.LAKE_READ_NOT_RECORDED, record.id(), "read at " + line.at()
                            + ", the record is of " + at)));
        });
        reads.forEach((id, line) -> {
            boolean settled = line.at().isBefore(clock.instant().minus(ABOUT));
            if (period.contains(line.at()) && settled && !known.contains(id)) {
                found.accept(new Finding(FindingKind.LAKE_READ_NOT_RECORDED, id, "read " + line.call() + " at "
                        + line.at() + ", the record is not in the log"));
            }
        });
    }

    private static boolean fromLake(ExchangeRecordDraft record, Set<String> cells) {
        return record.outcome() instanceof Outcome.Delivered && !record.snapshots().isEmpty()
                && record.uses().stream().map(GrantUse::grant).noneMatch(cells::contains);
    }
}
