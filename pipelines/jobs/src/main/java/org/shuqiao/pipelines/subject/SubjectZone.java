package org.shuqiao.pipelines.subject;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.shuqiao.pipelines.lake.Inputs;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;
import scala.Tuple2;

/** Standard → subject: one golden record a key, made of every dataset in the lake that feeds its kind. */
public final class SubjectZone {

    /** The kinds that have golden records, with the column of their key. */
    public static final Map<String, String> KINDS = Map.copyOf(new TreeMap<>(Map.of(
            "person", "citizen_number", "enterprise", "uscc")));

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final long ROWS_A_PARTITION = 100_000;

    private final Lake lake;
    private final ResultFolder results;

    public SubjectZone(Lake lake, ResultFolder results) {
        this.lake = lake;
        this.results = results;
    }

    /** Makes the golden records of a kind, unless nothing that feeds them changed. Empty if no dataset feeds it. */
    public Optional<SubjectResult> run(String kind) {
        OffsetDateTime started = OffsetDateTime.now(CHINA);
        List<Feed> feeds = feeds(kind);
        if (feeds.isEmpty()) {
            return Optional.empty();
        }
        String name = "subject_" + kind;
        String inputs = Inputs.digest(feeds.stream().map(Feed::inputs).toList());
        Optional<Snapshot> current = lake.find(Zone.SUBJECT, kind)
                .flatMap(table -> Optional.ofNullable(table.currentSnapshot()))
                .filter(snapshot -> inputs.equals(snapshot.summary().get(Inputs.PROPERTY)));
        Optional<SubjectResult> known = current.isEmpty() ? Optional.empty()
                : results.recall(name, inputs, SubjectResult.class);
        SubjectResult facts = known.orElseGet(() -> make(kind, name, feeds, inputs, started));
        long snapshot = lake.find(Zone.SUBJECT, kind).map(Table::currentSnapshot).orElseThrow().snapshotId();
        SubjectResult result = new SubjectResult(results.run(), kind, started, OffsetDateTime.now(CHINA),
                known.isPresent(), facts.datasets(), facts.rowsIn(), facts.records(), facts.sharedRecords(), snapshot);
        results.publish("subject/" + kind, result);
        results.forgetOthers(name, inputs);
        return Optional.of(result);
    }

    private List<Feed> feeds(String kind) {
        List<Feed> feeds = new ArrayList<>();
        for (String dataset : lake.tables(Zone.STANDARD)) {
            Snapshot snapshot = lake.find(Zone.STANDARD, dataset).map(Table::currentSnapshot).orElse(null);
            String links = snapshot == null ? null : snapshot.summary().get(SubjectLinks.PROPERTY);
            if (links != null) {
                SubjectLinks.parse(links).links().stream().filter(link -> link.kind().equals(kind))
                        .forEach(link -> feeds.add(new Feed(dataset, snapshot.snapshotId(), link)));
            }
        }
        feeds.sort(Comparator.comparingInt((Feed feed) -> feed.link().rank()).thenComparing(Feed::dataset)
                .thenComparing(feed -> feed.link().key()));
        return feeds;
    }

    private SubjectResult make(String kind, String name, List<Feed> feeds, String inputs, OffsetDateTime started) {
        TreeMap<String, DataType> fields = new TreeMap<>();
        List<Dataset<Row>> tables = new ArrayList<>();
        long rows = 0;
        for (Feed feed : feeds) {
            Dataset<Row> table = lake.read(Zone.STANDARD, feed.dataset(), feed.snapshot());
            tables.add(table);
            collect(kind, feed, table.schema(), fields);
            rows += Long.parseLong(lake.find(Zone.STANDARD, feed.dataset()).orElseThrow().snapshot(feed.snapshot())
                    .summary().getOrDefault("total-records", "0"));
        }
        List<String> names = List.copyOf(fields.keySet());
        JavaPairRDD<Claim, Object[]> claims = null;
        for (int i = 0; i < feeds.size(); i++) {
            JavaPairRDD<Claim, Object[]> next = claims(feeds.get(i), tables.get(i), names);
            claims = claims == null ? next : claims.union(next);
        }
        int partitions = (int) Math.max(1, Math.min(200, rows / ROWS_A_PARTITION));
        JavaRDD<Row> records = claims.repartitionAndSortWithinPartitions(new SubjectPartitioner(partitions),
                new ClaimOrder()).mapPartitions(new GoldenRecords(names)).persist(StorageLevel.MEMORY_AND_DISK_SER());
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
                    feeds.stream().map(Feed::dataset).distinct().toList(), rows, counts[0], counts[1], 0);
            results.remember(name, inputs, facts);
            lake.replace(lake.spark().createDataFrame(records, schema(kind, fields)), Zone.SUBJECT, kind,
                    Map.of(Inputs.PROPERTY, inputs));
            return facts;
        } finally {
            records.unpersist(false);
        }
    }

    private static void collect(String kind, Feed feed, StructType schema, Map<String, DataType> fields) {
        List<String> columns = List.of(schema.fieldNames());
        if (!columns.contains(feed.link().key()) || schema.apply(feed.link().key()).dataType() != DataTypes.StringType) {
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
    private static JavaPairRDD<Claim, Object[]> claims(Feed feed, Dataset<Row> table, List<String> names) {
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
                    return new Tuple2<>(new Claim(row.getString(0), rank, time, dataset, row.getString(2)), values);
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
