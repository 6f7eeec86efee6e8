package org.shuqiao.exchange.platform.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shuqiao.exchange.domain.audit.Audit;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.AuditReport;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.domain.task.TaskGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audits every night what was exchanged since the day before, and keeps the signed result. */
public final class DailyAudit implements AutoCloseable {

    /** In the night, when few people wait for answers. */
    private static final LocalTime HOUR = LocalTime.of(2, 0);
    private static final long MINUTES = 10;
    private static final Logger LOG = LoggerFactory.getLogger(DailyAudit.class);

    private final Audit audit;
    private final KeptAudits kept;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(r ->
            new Thread(r, "daily-audit"));
    private Optional<LocalDate> last = Optional.empty();

    public DailyAudit(Audit audit, KeptAudits kept, Clock clock) {
        this.audit = audit;
        this.kept = kept;
        this.clock = clock;
        timer.scheduleWithFixedDelay(() -> TaskGuard.run("the daily audit", this::runIfDue), MINUTES, MINUTES,
                TimeUnit.MINUTES);
    }

    /** Audits when the night's hour has come and the day was not audited yet. @return the report, if it did */
    private synchronized Optional<AuditReport> runIfDue() {
        ZonedDateTime now = ZonedDateTime.ofInstant(clock.instant(), ExchangeStore.ZONE);
        LocalDate day = now.toLocalDate();
        if (now.toLocalTime().isBefore(HOUR) || last.filter(day::equals).isPresent()) {
            return Optional.empty();
        }
        last = Optional.of(day);
        String today = day.toString().replace("-", "");
        if (kept.latest().filter(KeptAudits.Kept::sound).filter(report -> report.id().startsWith(today)).isPresent()) {
            return Optional.empty();
        }
        AuditReport report = audit.run(new AuditPeriod(Optional.of(day.minus(1, ChronoUnit.DAYS)), Optional.empty()));
        kept.keep(report);
        if (report.isClean()) {
            LOG.info("daily audit: {} records, no findings", report.records());
        } else {
            LOG.error("daily audit: {} findings", report.findings().size());
        }
        return Optional.of(report);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
