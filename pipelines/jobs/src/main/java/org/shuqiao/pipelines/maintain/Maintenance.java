package org.shuqiao.pipelines.maintain;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSError;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.worker.MaintainJob;
import org.shuqiao.contracts.worker.MaintainJob.TableOrder;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.LakeTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after tables one by one: rows of erased batches out of the raw zone, small files together, then snapshots,
 * then files that no snapshot knows. Each step is
 * one commit or removes what nothing needs, so a worker that is killed anywhere has lost nothing, and the next one goes
 * on. Queries go on reading meanwhile, each at the snapshot that it was planned for.
 */
public final class Maintenance {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final MaintainJob.Work todo;
    private final LakeTables lake;
    private final CompactFiles compact;
    private final ErasedRows erased;
    private final WorkerEventWriter events;
    private final Runnable guard;

    /** @param guard throws once the lake is not ours any more */
    public Maintenance(MaintainJob.Work todo, LakeTables lake, Supplier<SparkSession> spark, WorkerEventWriter events,
            Runnable guard) {
        this.todo = todo;
        this.lake = lake;
        this.compact = new CompactFiles(spark, todo.fileBytes());
        this.erased = new ErasedRows(spark);
        this.events = events;
        this.guard = guard;
    }

    /** @return how many tables failed; each has been told */
    public int run() {
        List<TableOrder> tables = todo.tables();
        int failures = 0;
        for (int i = 0; i < tables.size(); i++) {
            TableOrder order = tables.get(i);
            try {
                events.emit(look(order, i));
            } catch (CodedException e) {
                failures += failed(order, e);
            } catch (Exception | FSError e) { // Spark throws checked ones that its signatures do not name
                failures += failed(order, coded(order, e));
            }
        }
        events.emit(new WorkerEvent.Progress("maintain", Optional.empty(), tables.size(), tables.size()));
        return failures;
    }

    private WorkerEvent look(TableOrder order, int position) {
        guard.run();
        Table table = lake.find(order.zone(), order.table())
                .orElseThrow(() -> new CodedException(PipelinesCode.TABLE_MISSING, order.label()));
        Snapshot before = table.currentSnapshot();
        long erased = 0;
        if (!order.erase().isEmpty() && before != null) {
            progress("erase", order, position);
            erased = this.erased.erase(table, order);
        }
        if (order.compact() && before != null) {
            progress("compact", order, position);
            compact.files(table, order.sort());
            compact.manifests(table);
        }
        progress("expire", order, position);
        guard.run();
        RemovedFiles expired = new RemovedFiles(table.io());
        int snapshots = new ExpiredSnapshots(table).expire(order.expire(), expired);
        progress("orphans", order, position);
        guard.run();
        RemovedFiles orphans = new RemovedFiles(table.io());
        new OrphanFiles(table).find(todo.orphansBefore()).forEach(orphans::remove);
        Snapshot after = table.currentSnapshot();
        return new WorkerEvent.TableMaintained(order.label(), figure(before, "total-data-files"),
                figure(after, "total-data-files"), figure(before, "total-files-size"),
                figure(after, "total-files-size"), erased, snapshots, expired.count(), orphans.count(),
                expired.bytes() + orphans.bytes());
    }

    private void progress(String step, TableOrder order, int position) {
        events.emit(new WorkerEvent.Progress(step, Optional.of(order.label()), position, todo.tables().size()));
    }

    private static long figure(Snapshot snapshot, String name) {
        return snapshot == null ? 0 : Long.parseLong(snapshot.summary().getOrDefault(name, "0"));
    }

    /** Spark tells what a task met only as text. */
    private static CodedException coded(TableOrder order, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return new CodedException(PipelinesCode.LAKE_FULL, e, order.label());
            }
        }
        return new CodedException(PipelinesCode.MAINTENANCE_FAILED, e, order.label(), e.getClass().getSimpleName());
    }

    private int failed(TableOrder order, CodedException e) {
        LOG.error("{} failed", order.label(), e);
        events.failed(Optional.of(order.label()), e);
        return 1;
    }
}
