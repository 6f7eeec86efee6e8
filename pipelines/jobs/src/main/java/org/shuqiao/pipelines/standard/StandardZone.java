package org.shuqiao.pipelines.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SnapshotHistory;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;

/**
 * Builds the standard and quarantine tables from the raw zone: whole, or by changing what the rows that landed since
 * the last run touch. Index of keys and quarantine are written first; the standard table's one commit, which names the
 * inputs and the snapshots of both, publishes the run. A run killed anywhere before it is simply made again.
 */
public final class StandardZone {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Lake lake;
    private final StandardPack pack;
    private final ResultFolder results;
    private final Clock clock;

    public StandardZone(Lake lake, StandardPack pack, ResultFolder results, Clock clock) {
        this.lake = lake;
        this.pack = pack;
        this.results = results;
        this.clock = clock;
    }

    /**
     * Standardizes a dataset, unless its tables were made from the same inputs.
     *
     * @param raw the raw table with all of the batches appended
     * @param batches in landing order, at least one
     */
    public RunResult run(SourceFile source, Table raw, List<ManifestSummary> batches) {
        OffsetDateTime started = OffsetDateTime.now(clock);
        ManifestSummary newest = batches.get(batches.size() - 1);
        StandardPack judged = source.standards().isEmpty() ? pack : PacksOfProcess.of(source);
        LocalDate on = newest.landedAt().atZoneSameInstant(CHINA).toLocalDate();
        long rawSnapshot = raw.currentSnapshot().snapshotId();
        String inputs = InputFingerprint.digest(List.of(Long.toString(rawSnapshot), text(source), judged.digest(),
                on.toString()));
        Optional<RunResult> unchanged = unchanged(source.id(), inputs);
        RunResult result = unchanged.isPresent()
                ? unchanged.get()
                : make(source, judged, raw, batches, new TableMaking.Inputs(inputs,
                        InputFingerprint.digest(List.of("recipe", text(source), judged.digest())), on, started));
        RunResult published = published(result, started, unchanged.isPresent());
        results.publish(source.id(), published);
        results.evictOthers(source.id(), inputs);
        results.evictOthers(LastRun.standing(source.id()), inputs);
        return published;
    }

    /** Goes on from the last run where that is possible, and makes the whole where it is not. */
    private RunResult make(SourceFile source, StandardPack judged, Table raw, List<ManifestSummary> batches,
            TableMaking.Inputs inputs) {
        TableMaking making = TableMaking.of(lake, judged, results, source, raw, batches, inputs);
        LastRun last = new LastRun.Search(lake, judged, results, source, raw, batches, making.plan(), inputs.recipe())
                .find();
        switch (last) {
            case LastRun.Useless useless -> new WholeMaking(making).make(useless.reason());
            case LastRun.Usable usable -> new ChangeMaking(making, usable).make();
        }
        return unchanged(source.id(), inputs.digest()).orElseThrow();
    }

    private Optional<RunResult> unchanged(String dataset, String inputs) {
        Optional<Snapshot> standard = lake.find(Zone.STANDARD, dataset)
                .flatMap(SnapshotHistory::published)
                .filter(snapshot -> inputs.equals(snapshot.summary().get(InputFingerprint.PROPERTY)));
        return standard.flatMap(snapshot -> results.findCounts(dataset, inputs, RunResult.class)
                .map(facts -> at(facts, snapshot)));
    }

    private static RunResult at(RunResult facts, Snapshot standard) {
        return facts.at(new RunResult.Snapshots(facts.snapshots().raw(), standard.snapshotId(),
                Long.parseLong(standard.summary().get(LastRun.QUARANTINE))));
    }

    private RunResult published(RunResult result, OffsetDateTime started, boolean skipped) {
        return result.in(new RunResult.Run(results.run(), started, OffsetDateTime.now(clock), skipped));
    }

    private static String text(SourceFile source) {
        try {
            return Files.readString(source.path());
        } catch (IOException e) {
            throw new CodedException(PipelinesCode.JOB_UNREADABLE, e, source.path());
        }
    }
}
