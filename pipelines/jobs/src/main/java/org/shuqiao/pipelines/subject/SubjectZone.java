package org.shuqiao.pipelines.subject;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SnapshotHistory;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;

/** Builds golden records, one per key, from all standard tables that feed their kind. */
public final class SubjectZone {

    /** The kinds that have golden records, with the column of their key. */
    public static final Map<String, String> KINDS = Map.copyOf(new TreeMap<>(Map.of(
            "person", "citizen_number", "enterprise", "uscc")));

    private final Lake lake;
    private final ResultFolder results;
    private final Clock clock;

    public SubjectZone(Lake lake, ResultFolder results, Clock clock) {
        this.lake = lake;
        this.results = results;
        this.clock = clock;
    }

    /** Makes the golden records of a kind, unless nothing that feeds them changed. Empty if no dataset feeds it. */
    public Optional<SubjectResult> run(String kind) {
        OffsetDateTime started = OffsetDateTime.now(clock);
        List<FeedSnapshot> feeds = feeds(kind);
        if (feeds.isEmpty()) {
            return Optional.empty();
        }
        String name = "subject_" + kind;
        String inputs = InputFingerprint.digest(feeds.stream().map(FeedSnapshot::inputs).toList());
        Optional<Snapshot> current = lake.find(Zone.SUBJECT, kind)
                .flatMap(table -> Optional.ofNullable(table.currentSnapshot()))
                .filter(snapshot -> inputs.equals(snapshot.summary().get(InputFingerprint.PROPERTY)));
        Optional<SubjectResult> known = current.isEmpty() ? Optional.empty()
                : results.findCounts(name, inputs, SubjectResult.class);
        SubjectResult facts = known.orElseGet(() -> new SubjectMaking(lake, results, kind, name, feeds, inputs, started)
                .make());
        long snapshot = lake.find(Zone.SUBJECT, kind).map(Table::currentSnapshot).orElseThrow().snapshotId();
        SubjectResult result = new SubjectResult(results.run(), kind, started, OffsetDateTime.now(clock),
                known.isPresent(), facts.datasets(), facts.rowsIn(), facts.records(), facts.sharedRecords(), snapshot);
        results.publish("subject/" + kind, result);
        results.evictOthers(name, inputs);
        results.evictOthers(SubjectMaking.standing(name), inputs);
        return Optional.of(result);
    }

    private List<FeedSnapshot> feeds(String kind) {
        List<FeedSnapshot> feeds = new ArrayList<>();
        for (String dataset : lake.tables(Zone.STANDARD)) {
            Snapshot snapshot = lake.find(Zone.STANDARD, dataset).flatMap(SnapshotHistory::published).orElse(null);
            String links = snapshot == null ? null : snapshot.summary().get(SubjectLinks.PROPERTY);
            if (links != null) {
                SubjectLinks.parse(links).links().stream().filter(link -> link.kind().equals(kind))
                        .forEach(link -> feeds.add(new FeedSnapshot(dataset, snapshot.snapshotId(), link)));
            }
        }
        feeds.sort(Comparator.comparingInt((FeedSnapshot feed) -> feed.link().rank())
                .thenComparing(FeedSnapshot::dataset)
                .thenComparing(feed -> feed.link().key()));
        return feeds;
    }
}
