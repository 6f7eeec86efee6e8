package org.shuqiao.pipelines.standard;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.contracts.run.WholeReason;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.RowChanges;
import org.shuqiao.pipelines.lake.TableDifference;
import org.shuqiao.pipelines.lake.Zone;

/**
 * Change of a dataset's tables by what landed since the last run. Outcomes are told for all rows of the keys that are
 * touched, as they were and as they are now; tables and counts change by the difference.
 */
record ChangeMaking(TableMaking making, LastRun.Usable last) {

    /** A published row has no number of its own; its cells and its batch tell it apart as well as anything can. */
    private static final List<String> PUBLISHED_ID = List.of("_row", "_batch");
    private static final List<String> QUARANTINED_ID = KeyIndex.PLACE;

    void make() {
        DatasetPlan was = making.plan(last.since());
        KeyIndex index = new KeyIndex(making.lake(), was.dataset());
        try (TouchedRows touched = new TouchedRows.Search(making.lake(), last.since(),
                making.raw().currentSnapshot().snapshotId(), index, last.keys(), was, making.plan())
                .find(last.landed())) {
            if (LastRun.isMany(touched.read(), last.since().counts().rowsIn())) {
                new WholeMaking(making).make(WholeReason.MANY);
            } else {
                make(was, index, touched);
            }
        }
    }

    private void make(DatasetPlan was, KeyIndex index, TouchedRows touched) {
        Lake lake = making.lake();
        DatasetPlan now = making.plan();
        JavaRDD<RowWithOutcome> before = outcomes(touched.before(), was, touched.read());
        JavaRDD<RowWithOutcome> after = outcomes(touched.after(), now, touched.read());
        try {
            RunCounts gone = RowOutcomes.count(before, was);
            RunCounts come = RowOutcomes.count(after, now);
            RunCounts counts = last.since().counts().counts().with(gone, come);
            long expected = TableMaking.records(making.raw().currentSnapshot());
            making.conserve(expected, counts.standard, counts.quarantined, counts);
            StandardTables had = new StandardTables(lake.spark(), was);
            StandardTables have = new StandardTables(lake.spark(), now);
            RowChanges.Prepared quarantine = gone.quarantined + come.quarantined == 0
                    ? RowChanges.none(lake, Zone.QUARANTINE, making.source().id())
                    : changes(Zone.QUARANTINE, had.quarantined(before), have.quarantined(after), QUARANTINED_ID);
            RowChanges.Prepared standard = changes(Zone.STANDARD, had.published(before), have.published(after),
                    PUBLISHED_ID);
            making.conserve(expected, standard.rows(), quarantine.rows(), counts);
            making.keep(counts, RunWork.changes(touched.read(), touched.keys(), standard.rewritten()));
            making.keepStanding(counts);
            long keys = index.append(before, after, touched.dated(), making.summary());
            long kept = quarantine.isEmpty() ? last.quarantine() : quarantine.commit(making.summary());
            standard.commit(making.summary(kept, OptionalLong.of(keys)));
        } finally {
            before.unpersist(false);
            after.unpersist(false);
        }
    }

    private static JavaRDD<RowWithOutcome> outcomes(Dataset<Row> rows, DatasetPlan plan, long expected) {
        return RowOutcomes.of(rows, plan, expected).filter(row -> row.row.part != RowPart.SIBLING)
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
    }

    private RowChanges.Prepared changes(Zone zone, Dataset<Row> before, Dataset<Row> after, List<String> id) {
        TableDifference difference = TableDifference.of(making.lake().spark(), before, after, id);
        return new RowChanges(making.lake(), zone, making.source().id(), difference.gone(), difference.come())
                .prepare();
    }
}
