package org.shuqiao.exchange.platform.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.audit.AuditCheck;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.Finding;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.exchange.domain.audit.LoggedRecords;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.query.policy.Backing;

/**
 * Compares what departmental databases say of our read account with the record log, both ways. Each statement of an
 * attempt carries the id of its record as the session's application name ({@link SourceReads}); a read that names no
 * record of about that time, and nothing that the security log knows, was made by somebody else.
 */
public final class SourceLogCheck implements AuditCheck {

    /** Statement of a client that reads nothing; whatever holds a second statement is not among it. */
    private static final Pattern READS_NOTHING =
            Pattern.compile("\\s*(?:(?:BEGIN|COMMIT|ROLLBACK|SET|SHOW|RESET|DISCARD|DEALLOCATE)\\b[^;(]*)?;?\\s*",
                    Pattern.CASE_INSENSITIVE);

    /** The clocks of two machines differ, and a record is written when all was read. */
    private static final Duration ABOUT = Duration.ofMinutes(10);

    private final List<SourceLog> logs;
    private final LoggedRecords records;
    private final GrantRepository grants;
    private final SecurityLog security;
    private final Clock clock;

    public SourceLogCheck(List<SourceLog> logs, RecordLog log, GrantRepository grants, SecurityLog security,
            Clock clock) {
        this.logs = List.copyOf(logs);
        this.records = new LoggedRecords(log);
        this.grants = grants;
        this.security = security;
        this.clock = clock;
    }

    /**
     * Log of a department's database.
     *
     * @param folder  with PostgreSQL's server logs in JSON format
     * @param account that the platform reads with
     */
    public record SourceLog(String department, Path folder, String account) { }

    /** @param sources departments whose tables were read for it, one by one */
    private record Known(Instant at, Set<String> sources) { }

    @Override
    public String name() {
        return "source-logs";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        if (logs.isEmpty()) {
            return 0;
        }
        ToldReads told = ToldReads.of(new SecurityEntries(security));
        Map<String, Known> known = known(period);
        return logs.stream().mapToLong(log -> new Comparison(log, period, known, told, found).run()).sum();
    }

    private Map<String, Known> known(AuditPeriod period) {
        Map<String, String> sources = new HashMap<>();
        grants.all().stream().filter(grant -> grant.policy().minimumGroup().isEmpty()).forEach(grant ->
                grant.evidence().binding().ifPresent(signed -> {
                    if (signed.binding().backing() instanceof Backing.DepartmentTable table) {
                        sources.put(grant.id(), table.source());
                    }
                }));
        Map<String, Known> known = new HashMap<>();
        records.forEach(RecordFilter.all().between(period.start().minus(ABOUT), period.end().plus(ABOUT)), each -> {
            ExchangeRecordDraft record = each.record().draft();
            boolean delivered = record.outcome() instanceof Outcome.Delivered;
            known.put(record.id(), new Known(record.time().toInstant(), !delivered ? Set.of()
                    : record.uses().stream().flatMap(use -> Optional.ofNullable(sources.get(use.grant())).stream())
                    .collect(Collectors.toSet())));
        });
        return known;
    }

    /** Of one log with the records. */
    private final class Comparison {

        private final SourceLog log;
        private final AuditPeriod period;
        private final Map<String, Known> known;
        private final ToldReads told;
        private final Consumer<Finding> found;
        private final Set<String> read = new HashSet<>();
        private long compared;

        Comparison(SourceLog log, AuditPeriod period, Map<String, Known> known, ToldReads told,
                Consumer<Finding> found) {
            this.log = log;
            this.period = period;
            this.known = known;
            this.told = told;
            this.found = found;
        }

        /** @return how many statements of the account there are */
        long run() {
            PostgresJsonLog entries = new PostgresJsonLog(log.folder());
            try {
                entries.forEach(this::statement);
            } catch (IOException e) {
                found.accept(new Finding(FindingKind.SOURCE_LOG_UNREADABLE, log.department(),
                        e.getClass().getSimpleName()));
                return compared;
            }
            if (entries.first().equals(Instant.MAX)) {
                found.accept(new Finding(FindingKind.SOURCE_LOG_UNREADABLE, log.department(), "no entry"));
            }
            known.forEach((id, record) -> {
                boolean covered = period.contains(record.at()) && record.at().isAfter(entries.first())
                        && record.at().isBefore(entries.last());
                if (covered && record.sources().contains(log.department()) && !read.contains(id)) {
                    found.accept(new Finding(FindingKind.RECORD_WITHOUT_SOURCE_READ, id, log.department()
                            + "'s log has no statement of it"));
                }
            });
            return compared;
        }

        private void statement(SourceStatement statement) {
            if (!statement.user().equals(log.account())) {
                return;
            }
            SourceReads.record(statement.application()).ifPresent(read::add);
            if (!period.contains(statement.at())) {
                return;
            }
            compared++;
            boolean known = READS_NOTHING.matcher(statement.text()).matches()
                    || told.covers(log.department(), statement.application(), statement.at());
            if (!known) {
                fault(statement).ifPresent(why -> found.accept(new Finding(FindingKind.SOURCE_READ_NOT_RECORDED,
                        log.department() + " " + statement.place(), "at " + statement.at() + ", " + why)));
            }
        }

        private Optional<String> fault(SourceStatement statement) {
            Optional<String> record = SourceReads.record(statement.application());
            if (record.isEmpty()) {
                return Optional.of("by a client that names no record");
            }
            Optional<Instant> at = Optional.ofNullable(known.get(record.get())).map(Known::at);
            if (at.isEmpty()) {
                boolean settled = statement.at().isBefore(clock.instant().minus(ABOUT));
                return settled ? Optional.of("record " + record.get() + " is not known") : Optional.empty();
            }
            boolean about = Duration.between(at.get(), statement.at()).abs().compareTo(ABOUT) <= 0;
            return about ? Optional.empty() : Optional.of("record " + record.get() + " is of " + at.get());
        }
    }
}
