package org.shuqiao.exchange.platform.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuqiao.exchange.domain.audit.AuditCheck;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.audit.LoggedRecords;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Compares what the gateway's doors answered with the record log, both ways, and with the security log where a call
 * ended without a record. Only attempts are compared: a request that is refused by rule has a record and no door.
 */
public final class AccessLogCheck implements AuditCheck {

    /** A record is in the log a moment before its line; what is younger may be on its way. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AccessChain chain;
    private final LoggedRecords records;
    private final SecurityEntries security;
    private final Clock clock;

    public AccessLogCheck(Path folder, GatewayKey key, RecordLog log, SecurityLog security, Clock clock) {
        this.chain = new AccessChain(new AccessFiles(folder), key);
        this.records = new LoggedRecords(log);
        this.security = new SecurityEntries(security);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "access-log";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        Map<String, AccessLine> answered = new HashMap<>();
        AccessChain.Erased erased = chain.erased(AccessLogDays.KIND, security);
        long[] compared = {0};
        try {
            chain.read(erased, found, line -> {
                if (inOrAround(period, line.at())) {
                    line.record().ifPresent(id -> keep(id, line, answered, found));
                    if (period.contains(line.at()) && line.record().isEmpty()) {
                        compared[0]++;
                        unrecorded(line, found);
                    }
                }
            });
        } catch (IOException e) {
            found.accept(new Finding(FindingKind.CHECK_FAILED, name(), e.getClass().getSimpleName()));
            return compared[0];
        }
        return compared[0] + compare(period, answered, erased, found);
    }

    private static void keep(String id, AccessLine line, Map<String, AccessLine> answered, Consumer<Finding> found) {
        if (answered.putIfAbsent(id, line) != null && !handsOut(line)) {
            found.accept(new Finding(FindingKind.ACCESS_NOT_RECORDED, id, place(line)
                    + ": a second answer with the same record"));
        }
    }

    /**
     * A file is fetched in as many pieces as its receiver likes, all under its one record; changes that were not
     * acknowledged are handed out again.
     */
    private static boolean handsOut(AccessLine line) {
        return line.call().startsWith("GET ") && (line.call().endsWith("/content") || line.call().endsWith("/changes"));
    }

    private void unrecorded(AccessLine line, Consumer<Finding> found) {
        switch (line.answer()) {
            case UNRECORDED, DELIVERED, REFUSED, READ -> found.accept(new Finding(FindingKind.ACCESS_NOT_RECORDED,
                    "access " + line.number(), place(line) + ", answered without a record"));
            case FAILED -> line.code().filter(code -> !security.near(line.at(), HOUR, entry ->
                    code.equals(entry.details().get("code")))).ifPresent(code -> found.accept(
                    new Finding(FindingKind.ACCESS_NOT_RECORDED, "access " + line.number(), place(line)
                            + ", no entry of the security log for " + code)));
        }
    }

    /** The log is walked once; what is left of the answers has no record. */
    private long compare(AuditPeriod period, Map<String, AccessLine> answered, AccessChain.Erased erased,
            Consumer<Finding> found) {
        Optional<Instant> begun = security.first(SecurityKind.ACCESS_LOG_BEGUN, "");
        Instant settled = clock.instant().minus(PATIENCE);
        long compared = records.forEach(RecordFilter.all().between(period.start().minus(HOUR),
                period.end().plus(HOUR)), each -> {
            Instant at = each.record().draft().time().toInstant();
            AccessLine line = answered.remove(each.record().id());
            if (line != null) {
                outcome(each, line, found);
            } else if (each.record().draft().query().isPresent() && period.contains(at) && at.isBefore(settled)
                    && at.isAfter(erased.until()) && begun.filter(at::isAfter).isPresent()) {
                found.accept(new Finding(FindingKind.RECORD_WITHOUT_ACCESS, each.record().id(), "index "
                        + each.index() + " of " + at + ", no door answered with it"));
            }
        });
        answered.forEach((id, line) -> {
            if (period.contains(line.at())) {
                found.accept(new Finding(FindingKind.ACCESS_NOT_RECORDED, id, place(line)
                        + ", the record is not in the log"));
            }
        });
        return compared;
    }

    private static void outcome(LoggedRecord record, AccessLine line, Consumer<Finding> found) {
        boolean delivered = record.record().draft().outcome() instanceof Outcome.Delivered;
        if (delivered != (line.answer() == AccessLine.Given.DELIVERED)) {
            found.accept(new Finding(FindingKind.ACCESS_NOT_RECORDED, record.record().id(), place(line) + ", answer "
                    + line.answer().word() + ", the record says " + (delivered ? "delivered" : "refused")));
        }
    }

    private static boolean inOrAround(AuditPeriod period, Instant at) {
        return !at.isBefore(period.start().toInstant().minus(HOUR)) && at.isBefore(period.end().toInstant().plus(HOUR));
    }

    private static String place(AccessLine line) {
        return line.door().word() + " " + line.call() + " at " + line.at();
    }
}
