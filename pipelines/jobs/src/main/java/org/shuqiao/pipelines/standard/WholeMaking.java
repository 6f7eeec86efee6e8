package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.contracts.run.WholeReason;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.RawColumns;
import org.shuqiao.standards.source.SliceStrategy;

/** Making of a dataset's tables from all raw rows that are in use. */
record WholeMaking(TableMaking making) {

    void make(WholeReason reason) {
        boolean snapshot = making.source().source().slice() instanceof SliceStrategy.Snapshot;
        DatasetPlan plan = making.plan();
        long expected = snapshot ? making.newest().rows() : TableMaking.records(making.raw().currentSnapshot());
        JavaRDD<RowWithOutcome> fated = RowOutcomes.of(rows(snapshot), plan, expected)
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
        try {
            RunCounts counts = RowOutcomes.count(fated, plan);
            making.conserve(expected, counts.standard, counts.quarantined, counts);
            making.keep(counts, RunWork.whole(reason, counts.rowsIn));
            OptionalLong keys = OptionalLong.empty();
            if (!snapshot) {
                making.keepStanding(counts);
                keys = OptionalLong.of(new KeyIndex(making.lake(), plan.dataset()).replace(fated, making.summary()));
            }
            StandardTables tables = new StandardTables(making.lake(), plan);
            Snapshot quarantine = tables.quarantine(fated, making.summary());
            making.conserve(expected, counts.standard, TableMaking.records(quarantine), counts);
            tables.standard(fated, counts.standard, making.summary(quarantine.snapshotId(), keys));
        } finally {
            fated.unpersist(false);
        }
    }

    private Dataset<Row> rows(boolean snapshot) {
        Dataset<Row> rows = making.lake().read(Zone.RAW, making.source().id(),
                making.raw().currentSnapshot().snapshotId());
        Dataset<Row> inUse = snapshot ? rows.where(col(RawColumns.BATCH).equalTo(making.newest().batch())
                .and(col(RawColumns.SEQUENCE).equalTo(making.newest().sequence()))) : rows;
        return inUse.select(RowOutcomes.columns(making.plan(), lit(RowPart.LANDED.ordinal())));
    }
}
