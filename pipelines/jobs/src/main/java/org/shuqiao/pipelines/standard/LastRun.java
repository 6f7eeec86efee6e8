package org.shuqiao.pipelines.standard;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.WholeReason;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SnapshotHistory;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SliceStrategy;
import org.shuqiao.standards.source.SourceFile;

/** The run that made a dataset's tables, as far as another can go on from it. */
sealed interface LastRun {

    /** Names the quarantine snapshot of a run, in the summary of its standard snapshot. */
    String QUARANTINE = "shuqiao.quarantine";
    /** Names the snapshot of the index of keys. */
    String KEYS = "shuqiao.keys";
    /** Places of touched rows are kept by the driver. */
    long MOST = 2_000_000;

    /**
     * Run that can be gone on from.
     *
     * @param landed rows that landed since
     */
    record Usable(Standing since, long quarantine, long keys, long landed) implements LastRun { }

    /** Absence of a state to go on from. */
    record Useless(WholeReason reason) implements LastRun { }

    /** @return the name under which what a run goes on from is kept beside the results */
    static String standing(String dataset) {
        return dataset + "-standing";
    }

    /** @return whether so many rows changed that the whole is less work, or that their places fill the memory */
    static boolean isMany(long rows, long all) {
        return rows > 10_000 && rows > all / 5 || rows > MOST;
    }

    /** Looks for the run. */
    record Search(Lake lake, StandardPack pack, ResultFolder results, SourceFile source, Table raw,
            List<ManifestSummary> batches, DatasetPlan plan, String recipe) {

        LastRun find() {
            Optional<Table> table = lake.find(Zone.STANDARD, source.id());
            if (table.isEmpty() || table.get().currentSnapshot() == null) {
                return new Useless(WholeReason.FIRST);
            }
            if (source.source().slice() instanceof SliceStrategy.Snapshot) {
                return new Useless(WholeReason.SNAPSHOT);
            }
            Optional<Snapshot> published = SnapshotHistory.published(table.get());
            Optional<Standing> since = published.flatMap(snapshot -> results.findCounts(standing(source.id()),
                    snapshot.summary().get(InputFingerprint.PROPERTY), Standing.class));
            if (since.isEmpty()) {
                return new Useless(WholeReason.LOST);
            }
            Optional<WholeReason> changed = changed(since.get());
            if (changed.isPresent()) {
                return new Useless(changed.get());
            }
            Optional<Long> quarantine = named(published.get(), QUARANTINE, Zone.QUARANTINE);
            Optional<Long> keys = named(published.get(), KEYS, Zone.KEYS);
            if (quarantine.isEmpty() || keys.isEmpty()) {
                return new Useless(WholeReason.LOST);
            }
            long landed = batches.subList(since.get().batches(), batches.size()).stream()
                    .mapToLong(ManifestSummary::rows).sum();
            return isMany(landed, since.get().counts().rowsIn()) ? new Useless(WholeReason.MANY)
                    : new Usable(since.get(), quarantine.get(), keys.get(), landed);
        }

        private Optional<WholeReason> changed(Standing since) {
            if (!since.recipe().equals(recipe)) {
                return Optional.of(WholeReason.RECIPE);
            }
            if (!since.sources().equals(plan.sources()) || !since.named().equals(plan.versions().rule())) {
                return Optional.of(WholeReason.COLUMNS);
            }
            if (since.batches() > batches.size() || plan.on().isBefore(since.on())
                    || plan.latest().isBefore(since.latest())
                    || !since.landed().equals(Standing.landed(batches.subList(0, since.batches())))) {
                return Optional.of(WholeReason.LANDING);
            }
            if (pack.changesBetween(since.on(), plan.on())) {
                return Optional.of(WholeReason.IN_FORCE);
            }
            return SnapshotHistory.onlyGrewSince(raw, since.raw()) ? Optional.empty() : Optional.of(WholeReason.RAW);
        }

        /** A run that was killed may have gone on with a table already: it goes back to what was published. */
        private Optional<Long> named(Snapshot published, String property, Zone zone) {
            Optional<Long> named = Optional.ofNullable(published.summary().get(property)).map(Long::valueOf);
            Optional<Table> table = lake.find(zone, source.id());
            if (named.isEmpty() || table.isEmpty()) {
                return Optional.empty();
            }
            if (SnapshotHistory.hasRowsOf(table.get(), named.get())) {
                return Optional.of(table.get().currentSnapshot().snapshotId());
            }
            Optional<Snapshot> before = Optional.ofNullable(table.get().snapshot(named.get()));
            before.ifPresent(snapshot -> lake.rollback(zone, source.id(), before));
            return before.map(Snapshot::snapshotId);
        }
    }
}
