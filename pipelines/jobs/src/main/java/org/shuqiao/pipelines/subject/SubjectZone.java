package org.shuqiao.pipelines.subject;

import static org.apache.spark.sql.functions.col;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.SnapshotHistory;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;
import scala.Tuple2;

/** Builds golden records, one per key, from all standard tables that feed their kind. */
public final class SubjectZone {

    /** The kinds that have golden records, with the column of their key. */
    public static final Map<String, String> KINDS = Map.copyOf(new TreeMap<>(Map.of(
            "person", "citizen_number", "enterprise", "uscc")));

    private static final long ROWS_A_PARTITION = 100_000;

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
        SubjectResult facts = known.orElseGet(() -> make(kind, name, feeds, inputs, started));
        long snapshot = lake.find(Zone.SUBJECT, kind).map(Table::currentSnapshot).orElseThrow().snapshotId();
        SubjectResult result = new SubjectResult(results.run(), kind, started, OffsetDateTime.now(clock),
                known.isPresent(), facts.datasets(), facts.rowsIn(), facts.records(), facts.sharedRecords(), snapshot);
        results.publish("subject/" + kind, result);
        results.evictOthers(name, inputs);
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

    private SubjectResult make(String kind, String name, List<FeedSnapshot> feeds, String inputs,
            OffsetDateTime started) {
        TreeMap<String, DataType> fields = new TreeMap<>();
        List<Dataset<Row>> tables = new ArrayList<>();
        long rows = 0;
        for (FeedSnapshot feed : feeds) {
            Dataset<Row> table = lake.read(Zone.STANDARD, feed.dataset(), feed.snapshot());
            tables.add(table);
            collect(kind, feed, table.schema(), fields);
            rows += Long.parseLong(lake.find(Zone.STANDARD, feed.dataset()).orElseThrow().snapshot(feed.snapshot())
                    .summary().getOrDefault("total-records", "0"));
        }
        List<String> names = List.copyOf(fields.keySet());
        JavaPairRDD<SubjectContribution, Object[]> claims = null;
        for (int i = 0; i < feeds.size(); i++) {
            JavaPairRDD<SubjectContribution, Object[]> next = claims(feeds.get(i), tables.get(i), names);
            claims = claims == null ? next : claims.union(next);
        }
        int partitions = (int) Math.max(1, Math.min(200, rows / ROWS_A_PARTITION));
        JavaRDD<Row> records = claims.repartitionAndSortWithinPartitions(new SubjectPartitioner(partitions),
                new ContributionOrder()).mapPartitions(new GoldenRecords(names))
                        .persist(StorageLevel.MEMORY_AND_DISK_SER());
        try {
            int width = names.size() + 2;
            long[] counts = records.mapPartitions(partition -> {
                long[] count = new long[2];
                partition.forEachRemaining(row -> {
                    count[0]++;
                    count[1] += row.getLong(width) > 1 ? 1 : 0;
                });
                return List.of(count).iterator();
            }).reduce((left, right) -> new long[] {left[0] + right[0], left[1] + right[1]});
            SubjectResult facts = new SubjectResult(results.run(), kind, started, started, false,
                    feeds.stream().map(FeedSnapshot::dataset).distinct().toList(), rows, counts[0], counts[1], 0);
            results.saveCounts(name, inputs, facts);
            lake.replace(lake.spark().createDataFrame(records, schema(kind, fields)), Zone.SUBJECT, kind,
                    Map.of(InputFingerprint.PROPERTY, inputs));
            return facts;
        } finally {
            records.unpersist(false);
        }
    }

    private static void collect(String kind, FeedSnapshot feed, StructType schema, Map<String, DataType> fields) {
        List<String> columns = List.of(schema.fieldNames());
        if (!columns.contains(feed.link().key()) || schema.apply(feed.link().key())
                .dataType() != DataTypes.StringType) {
            throw new CodedException(PipelinesCode.SUBJECT_FIELD_MISSING, feed.dataset(), kind, feed.link().key());
        }
        feed.link().fields().forEach((field, column) -> {
            boolean known = columns.contains(column) && !field.startsWith("_") && !field.equals(KINDS.get(kind));
            DataType type = known ? schema.apply(column).dataType() : DataTypes.NullType;
            DataType other = fields.putIfAbsent(field, type);
            if (!known || other != null && !other.equals(type)) {
                throw new CodedException(PipelinesCode.SUBJECT_FIELD_MISSING, feed.dataset(), kind, column);
            }
        });
    }

    /** A row without the key is nobody's and claims nothing. */
    private static JavaPairRDD<SubjectContribution, Object[]> claims(FeedSnapshot feed, Dataset<Row> table,
            List<String> names) {
        List<Column> columns = new ArrayList<>(List.of(col("`" + feed.link().key() + "`"), col("_time"), col("_row")));
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            String column = feed.link().fields().get(names.get(i));
            positions[i] = column == null ? -1 : columns.size();
            if (column != null) {
                columns.add(col("`" + column + "`"));
            }
        }
        String dataset = feed.dataset();
        int rank = feed.link().rank();
        return table.select(columns.toArray(Column[]::new)).javaRDD().filter(row -> !row.isNullAt(0))
                .mapToPair(row -> {
                    Object[] values = new Object[positions.length];
                    for (int i = 0; i < positions.length; i++) {
                        values[i] = positions[i] < 0 ? null : row.get(positions[i]);
                    }
                    long time = ChronoUnit.MICROS.between(Instant.EPOCH, row.<Instant>getAs(1));
                    return new Tuple2<>(new SubjectContribution(row.getString(0), rank, time, dataset,
                            row.getString(2)), values);
                });
    }

    private static StructType schema(String kind, Map<String, DataType> fields) {
        StructType schema = new StructType().add(KINDS.get(kind), DataTypes.StringType);
        for (Map.Entry<String, DataType> field : fields.entrySet()) {
            schema = schema.add(field.getKey(), field.getValue());
        }
        return schema.add("_provenance", DataTypes.StringType).add("_datasets", DataTypes.LongType);
    }
}
