package org.shuqiao.pipelines.standard;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.shuqiao.pipelines.lake.RowFile;

/** Spark function that counts outcomes and writes the files of all three tables while it passes over them once. */
final class WriteOutcomes implements FlatMapFunction<Iterator<RowWithOutcome>, WrittenOutcomes> {

    private static final long serialVersionUID = 1L;

    private final DatasetPlan plan;
    private final boolean indexed;
    private final RowFile.Opener keys;
    private final RowFile.Opener quarantine;
    private final RowFile.Opener standard;

    /** @param indexed whether the table of keys is written */
    WriteOutcomes(DatasetPlan plan, boolean indexed, RowFile.Opener keys, RowFile.Opener quarantine,
            RowFile.Opener standard) {
        this.plan = plan;
        this.indexed = indexed;
        this.keys = keys;
        this.quarantine = quarantine;
        this.standard = standard;
    }

    @Override
    public Iterator<WrittenOutcomes> call(Iterator<RowWithOutcome> rows) {
        OutcomeRows made = new OutcomeRows(plan);
        RunCounts counts = new RunCounts(plan.outputs().size());
        Map<String, Integer> positions = RunCounts.positions(plan);
        RowFile lines = keys.open();
        RowFile wrong = quarantine.open();
        RowFile right = standard.open();
        while (rows.hasNext()) {
            RowWithOutcome row = rows.next();
            counts.add(row, plan, positions);
            if (indexed) {
                KeyIndex.line(row).ifPresent(lines::add);
            }
            switch (row.fate) {
                case STANDARD -> right.add(made.published(row.row));
                case QUARANTINED -> wrong.add(OutcomeRows.quarantined(row.row));
                case MERGED -> { }
            }
        }
        WrittenOutcomes written = new WrittenOutcomes(counts);
        lines.finish().ifPresent(written.keys::add);
        wrong.finish().ifPresent(written.quarantine::add);
        right.finish().ifPresent(written.standard::add);
        return List.of(written).iterator();
    }
}
