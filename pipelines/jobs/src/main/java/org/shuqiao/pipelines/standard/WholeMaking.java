package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.OptionalLong;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.contracts.run.WholeReason;
import org.shuqiao.pipelines.lake.TableReplacement;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.standards.source.SliceStrategy;

/** Making of a dataset's tables from all raw rows that are in use. */
record WholeMaking(TableMaking making) {

    void make(WholeReason reason) {
        boolean snapshot = making.source().source().slice() instanceof SliceStrategy.Snapshot;
        DatasetPlan plan = making.plan();
        long expected = snapshot ? making.newest().rows() : TableMaking.records(making.raw().currentSnapshot());
        KeyIndex index = new KeyIndex(making.lake(), plan.dataset());
        TableReplacement keys = index.replacing();
        TableReplacement quarantine = making.lake().replacing(OutcomeRows.QUARANTINE, Zone.QUARANTINE, plan.dataset());
        TableReplacement standard = making.lake().replacing(new OutcomeRows(plan).standard(), Zone.STANDARD,
                plan.dataset());
        WrittenOutcomes written = RowOutcomes.of(rows(snapshot), plan, expected).mapPartitions(new WriteOutcomes(plan,
                !snapshot, keys.opener(), quarantine.opener(), standard.opener())).collect().stream()
                .reduce(new WrittenOutcomes(new RunCounts(plan.outputs().size())), WrittenOutcomes::plus);
        RunCounts counts = written.counts;
        making.conserve(expected, TableReplacement.rows(written.standard), TableReplacement.rows(written.quarantine),
                counts);
        making.keep(counts, RunWork.whole(reason, counts.rowsIn));
        OptionalLong kept = OptionalLong.empty();
        if (!snapshot) {
            making.keepStanding(counts);
            keys.commit(written.keys, making.summary());
            kept = OptionalLong.of(index.snapshot());
        }
        quarantine.commit(written.quarantine, making.summary());
        long quarantined = making.lake().find(Zone.QUARANTINE, plan.dataset()).map(Table::currentSnapshot)
                .orElseThrow().snapshotId();
        standard.commit(written.standard, making.summary(quarantined, kept));
    }

    private Dataset<Row> rows(boolean snapshot) {
        Dataset<Row> rows = making.lake().read(Zone.RAW, making.source().id(),
                making.raw().currentSnapshot().snapshotId());
        Dataset<Row> inUse = snapshot ? rows.where(col(RawColumns.BATCH).equalTo(making.newest().batch())
                .and(col(RawColumns.SEQUENCE).equalTo(making.newest().sequence()))) : rows;
        return inUse.select(RowOutcomes.columns(making.plan(), lit(RowPart.LANDED.ordinal())));
    }
}
