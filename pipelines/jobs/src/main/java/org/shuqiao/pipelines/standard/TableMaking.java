package org.shuqiao.pipelines.standard;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.pipelines.subject.SubjectLinks;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;

/** Inputs and targets of making a dataset's tables, as a whole or by changes. */
record TableMaking(Lake lake, StandardPack pack, ResultFolder results, SourceFile source, Table raw,
        List<ManifestSummary> batches, Inputs inputs, StructType rawSchema, DatasetPlan plan) {

    /**
     * Inputs that a table is made from.
     *
     * @param digest over all of it
     * @param recipe digest over what is not data: source file, standard pack, program
     * @param on the day on which codes must be valid
     * @param started when the run started
     */
    record Inputs(String digest, String recipe, LocalDate on, OffsetDateTime started) { }

    static TableMaking of(Lake lake, StandardPack pack, ResultFolder results, SourceFile source, Table raw,
            List<ManifestSummary> batches, Inputs inputs) {
        StructType schema = lake.read(Zone.RAW, source.id(), raw.currentSnapshot().snapshotId()).schema();
        return new TableMaking(lake, pack, results, source, raw, batches, inputs, schema,
                DatasetPlan.of(source, pack, inputs.on(), schema, batches));
    }

    ManifestSummary newest() {
        return batches.getLast();
    }

    /** @return the plan by which an earlier run made the tables */
    DatasetPlan plan(Standing since) {
        return DatasetPlan.of(source, pack, since.on(), rawSchema, batches.subList(0, since.batches()));
    }

    /** Keeps what was counted, under the inputs: a run that finds the tables made from these takes it from there. */
    void keep(RunCounts counts, RunWork work) {
        results.saveCounts(source.id(), inputs.digest(), RunResultFactory.of(source, plan, counts, raw, pack.id(),
                newest(), inputs.started(), work));
    }

    /** Keeps where the next run goes on. */
    void keepStanding(RunCounts counts) {
        results.saveCounts(LastRun.standing(source.id()), inputs.digest(), new Standing(inputs.recipe(),
                raw.currentSnapshot().snapshotId(), inputs.on(), plan.latest(), batches.size(),
                Standing.landed(batches), plan.sources(), plan.versions().rule(), Standing.Counts.of(counts)));
    }

    Map<String, String> summary() {
        return Map.of(InputFingerprint.PROPERTY, inputs.digest());
    }

    /** @return the summary of the snapshot that publishes the run */
    Map<String, String> summary(long quarantine, OptionalLong keys) {
        Map<String, String> summary = new HashMap<>(summary());
        summary.put(LastRun.QUARANTINE, Long.toString(quarantine));
        keys.ifPresent(snapshot -> summary.put(LastRun.KEYS, Long.toString(snapshot)));
        summary.put(SubjectLinks.PROPERTY, SubjectLinks.of(source).json());
        return summary;
    }

    /** {@code expected} comes from the manifests, not from the rows that were counted. */
    void conserve(long expected, long standard, long quarantined, RunCounts counts) {
        if (counts.rowsIn != expected || quarantined != counts.quarantined || standard != counts.standard
                || expected != standard + quarantined + counts.merged) {
            throw new CodedException(PipelinesCode.ROWS_NOT_CONSERVED, source.id(), expected, standard, quarantined,
                    counts.merged);
        }
    }

    static long records(Snapshot snapshot) {
        return Long.parseLong(snapshot.summary().getOrDefault("total-records", "0"));
    }
}
