package org.shuqiao.exchange.platform.lake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.MaintainJob.TableOrder;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.retention.RetentionRule;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.LakeSeals;
import org.shuqiao.exchange.platform.jobs.Job;
import org.shuqiao.exchange.platform.jobs.Jobs;
import org.shuqiao.exchange.platform.settings.MaintenanceSettings;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.query.lake.LakeInventory;
import org.shuqiao.query.lake.TableStanding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the lake: says how its tables stand, and has small files put together and snapshots let go that nothing
 * needs. Batches whose landing files were erased leave the raw zone. The record log says which snapshots receipts name,
 * and the rule of retention for how long; what goes has its entry in the security log before.
 */
public final class LakeMaintenance {

    private static final Logger LOG = LoggerFactory.getLogger(LakeMaintenance.class);
    /** A file of less than three quarters of the size that compaction makes counts as small, as Iceberg has it. */
    private static final double SMALL = 0.75;
    /** A writer of another engine may take days over a table; the platform's own are kept out by the lake's lock. */
    private static final Duration ORPHAN = Duration.ofDays(3);
    /** Zones whose files are sealed. */
    private static final List<String> SEALED = List.of("standard", "subject");
    private static final int IDS_AN_ENTRY = 50;
    /** What goes out of the raw zone after its landing files went, in entries of the security log. */
    private static final String ROWS_OF_BATCHES = "raw-rows";

    private final LakeInventory lake;
    private final RecordLog records;
    private final RetentionRule retention;
    private final FilteredColumns filtered;
    private final LakeSeals seals;
    private final ErasedBatches erasedBatches;
    private final Jobs jobs;
    private final SecurityJournal journal;
    private final SecurityLog security;
    private final Permissions permissions;
    private final MaintenanceSettings settings;
    private final Clock clock;

    public LakeMaintenance(LakeInventory lake, RecordLog records, RetentionRule retention, FilteredColumns filtered,
            LakeSeals seals, ErasedBatches erasedBatches, Jobs jobs, SecurityJournal journal, SecurityLog security,
            Permissions permissions, MaintenanceSettings settings, Clock clock) {
        this.lake = lake;
        this.records = records;
        this.retention = retention;
        this.filtered = filtered;
        this.seals = seals;
        this.erasedBatches = erasedBatches;
        this.jobs = jobs;
        this.journal = journal;
        this.security = security;
        this.permissions = permissions;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how every table stands, for those who look after the platform or over it */
    public LakeState state(Actor actor) {
        permissions.require(actor, Role.ADMIN, Role.AUTHORITY, Role.AUDITOR);
        return state();
    }

    /** The same for the machine's own account. */
    public LakeState state() {
        return new LakeState(last().map(at -> at.atZone(ExchangeStore.ZONE).toOffsetDateTime()), tables());
    }

    private List<LakeTable> tables() {
        List<TableStanding> all = lake.tables((long) (SMALL * settings.fileBytes()));
        Instant now = clock.instant();
        var fates = new ExpiryRule(settings.keep()).decide(all, receipts(), now, ExchangeStore.day(now));
        return all.stream().map(table -> LakeTable.of(table, fates.get(table.label()))).toList();
    }

    private Map<String, Map<String, LocalDate>> receipts() {
        Map<String, Map<String, LocalDate>> kept = new TreeMap<>();
        records.snapshotsRead().forEach((table, snapshots) -> snapshots.forEach((id, newest) ->
                kept.computeIfAbsent(table, any -> new TreeMap<>()).put(id, retention.endOf(YearMonth.from(
                        newest.atZoneSameInstant(ExchangeStore.ZONE))))));
        return kept;
    }

    /** @return when the lake was last looked after */
    Optional<Instant> last() {
        SecurityFilter filter = new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(SecurityKind.LAKE_MAINTAINED));
        return security.find(filter, OptionalLong.empty(), 1).stream().findFirst()
                .map(entry -> entry.event().time().toInstant());
    }

    /** Starts to look after tables, for administrators. @param named {@code zone.name}; none for all */
    public Job start(Actor actor, List<String> named) {
        permissions.require(actor, Role.ADMIN);
        return start(actor.login(), named);
    }

    /**
     * The same by the schedule or the machine's own account.
     *
     * @throws CodedException {@code TABLE_UNKNOWN}, or that another job is running
     */
    public Job start(String by, List<String> named) {
        if (!named.isEmpty()) {
            List<String> known = lake.tables(0).stream().map(TableStanding::label).toList();
            named.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
                throw new CodedException(LakeCode.TABLE_UNKNOWN, unknown);
            });
        }
        return jobs.maintain(by, (id, told) -> order(by, id, named, told), job -> entered(by, job));
    }

    /** Enters what goes, and orders the worker to do the work. */
    private Optional<MaintainJob.Work> order(String by, String job, List<String> named, Consumer<WorkerEvent> told) {
        List<LakeTable> chosen = tables().stream().filter(table -> named.isEmpty() || named.contains(table.table()))
                .toList();
        if (chosen.isEmpty()) {
            enter(by, job, 0, 0, new long[5]); // a lake without tables is looked after
            return Optional.empty();
        }
        Map<String, List<String>> sorts = filtered.byTable();
        Map<String, ErasedBatches.Erased> erased = erasedBatches.byDataset();
        List<TableOrder> orders = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            LakeTable table = chosen.get(i);
            told.accept(new WorkerEvent.Progress("check", Optional.of(table.table()), i, chosen.size()));
            if (table.compact() && SEALED.contains(table.zone())) {
                List<String> altered = seals.altered(table.zone(), table.name());
                if (!altered.isEmpty()) {
                    told.accept(WorkerEvent.Failed.of(Optional.of(table.table()), new CodedException(
                            LakeCode.FILES_ALTERED, table.table(), altered.size())));
                    continue;
                }
            }
            List<Long> gone = table.expirableIds();
            enterErased(by, job, table, LakeSeals.SNAPSHOTS, gone.stream().map(String::valueOf).toList());
            List<String> batches = table.zone().equals("raw") && erased.containsKey(table.name())
                    ? erasedBatches.inRaw(table.name(), erased.get(table.name()).gone()) : List.of();
            enterErased(by, job, table, ROWS_OF_BATCHES, batches);
            orders.add(new TableOrder(table.zone(), table.name(), table.compact(),
                    sorts.getOrDefault(table.table(), List.of()), gone, batches));
        }
        return orders.isEmpty() ? Optional.empty() : Optional.of(new MaintainJob.Work(settings.fileBytes(),
                clock.instant().minus(ORPHAN).toEpochMilli(), orders));
    }

    private void enterErased(String by, String job, LakeTable table, String what, List<String> gone) {
        for (int from = 0; from < gone.size(); from += IDS_AN_ENTRY) {
            List<String> ids = gone.subList(from, Math.min(gone.size(), from + IDS_AN_ENTRY));
            journal.enter(SecurityKind.ERASED, by, table.table(), Map.of("what", what, "name",
                    String.join(" ", ids), "job", job));
        }
    }

    /** Seals what compaction wrote, and enters what was done. */
    private void entered(String by, Job job) {
        long[] sums = new long[5];
        job.datasets().forEach((table, counts) -> {
            int zone = table.indexOf('.');
            if (SEALED.contains(table.substring(0, zone))) {
                try {
                    seals.seal(table.substring(0, zone), table.substring(zone + 1));
                } catch (CodedException e) {
                    LOG.error("{} is looked after and not sealed: {}", table, e.getMessage());
                }
            }
            String[] names = {"filesBefore", "filesAfter", "expired", "orphans", "bytesFreed"};
            for (int i = 0; i < names.length; i++) {
                sums[i] += ((Number) counts.get(names[i])).longValue();
            }
        });
        if (!job.datasets().isEmpty()) { // else nothing was looked after, and the schedule tries again
            enter(by, job.id(), job.datasets().size(), job.failures().size(), sums);
        }
    }

    private void enter(String by, String job, int tables, int failed, long[] sums) {
        journal.enter(SecurityKind.LAKE_MAINTAINED, by, "lake", Map.of("job", job, "tables", String.valueOf(tables),
                "failed", String.valueOf(failed), "files", sums[0] + " > " + sums[1], "snapshots",
                String.valueOf(sums[2]), "orphans", String.valueOf(sums[3]), "bytes", String.valueOf(sums[4])));
    }
}
