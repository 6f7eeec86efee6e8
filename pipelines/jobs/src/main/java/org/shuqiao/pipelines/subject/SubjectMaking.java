package org.shuqiao.pipelines.subject;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.pipelines.error.PipelinesCode;
import org.shuqiao.pipelines.lake.ColumnChanges;
import org.shuqiao.pipelines.lake.InputFingerprint;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.MarkedRows;
import org.shuqiao.pipelines.lake.RowChanges;
import org.shuqiao.pipelines.lake.SnapshotHistory;
import org.shuqiao.pipelines.lake.TableDifference;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.result.ResultFolder;
import scala.Tuple2;

/**
 * Making of the golden records of a kind: of those whose key a row has that came or went in a dataset that feeds them,
 * or of all where this is not possible.
 */
record SubjectMaking(Lake lake, ResultFolder results, String kind, String name, List<FeedSnapshot> feeds,
        String inputs, OffsetDateTime started) {

    private static final long ROWS_A_PARTITION = 100_000;
    /** With more keys than a fifth of the rows the whole is less work; of few rows it always is little. */
    private static final long FEW = 10_000;
    private static final long MOST = 2_000_000;

    /** Feeds of the golden records as they are, by which the next run goes on. */
    record Standing(List<FeedSnapshot> feeds) { }

    /** Golden records as the table has them. */
    private record Last(Snapshot snapshot, Standing standing, SubjectResult facts) { }

    static String standing(String name) {
        return name + "-standing";
    }

    SubjectResult make() {
        long rows = feeds.stream().mapToLong(feed -> MarkedRows.left(table(feed), feed.snapshot())).sum();
        List<Dataset<Row>> tables = feeds.stream().map(feed -> lake.read(Zone.STANDARD, feed.dataset(),
                feed.snapshot())).toList();
        TreeMap<String, DataType> fields = new TreeMap<>();
        for (int i = 0; i < feeds.size(); i++) {
            collect(feeds.get(i), tables.get(i).schema(), fields);
        }
        StructType schema = schema(fields);
        Optional<Last> last = last(schema);
        Optional<Set<String>> keys = last.flatMap(known -> keys(known, Math.min(MOST, Math.max(FEW, rows / 5))));
        return keys.isPresent() ? change(last.get(), keys.get(), tables, schema, rows) : whole(tables, schema, rows);
    }

    private Table table(FeedSnapshot feed) {
        return lake.find(Zone.STANDARD, feed.dataset()).orElseThrow();
    }

    /** @return what the run before made, if it had the same feeds and fields */
    private Optional<Last> last(StructType schema) {
        Optional<Snapshot> published = lake.find(Zone.SUBJECT, kind).flatMap(SnapshotHistory::published);
        if (published.isEmpty()) {
            return Optional.empty();
        }
        String made = published.get().summary().get(InputFingerprint.PROPERTY);
        Optional<Standing> standing = results.findCounts(standing(name), made, Standing.class)
                .filter(known -> isSame(known.feeds()))
                .filter(known -> types(lake.read(Zone.SUBJECT, kind, published.get().snapshotId()).schema())
                        .equals(types(schema)));
        Optional<SubjectResult> facts = results.findCounts(name, made, SubjectResult.class);
        return standing.isEmpty() || facts.isEmpty() ? Optional.empty()
                : Optional.of(new Last(published.get(), standing.get(), facts.get()));
    }

    private boolean isSame(List<FeedSnapshot> before) {
        boolean same = before.size() == feeds.size();
        for (int i = 0; same && i < feeds.size(); i++) {
            same = before.get(i).dataset().equals(feeds.get(i).dataset())
                    && before.get(i).link().equals(feeds.get(i).link());
        }
        return same;
    }

    private static List<String> types(StructType schema) {
        List<String> types = new ArrayList<>();
        for (StructField field : schema.fields()) {
            types.add(field.name() + " " + field.dataType().simpleString());
        }
        return types;
    }

    /** @return keys of rows that came or went, if these are known and not many */
    private Optional<Set<String>> keys(Last last, long most) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < feeds.size(); i++) {
            FeedSnapshot feed = feeds.get(i);
            long before = last.standing().feeds().get(i).snapshot();
            Optional<Set<String>> changed = before == feed.snapshot() ? Optional.of(Set.of())
                    : new ColumnChanges(lake, table(feed), feed.link().key()).between(before, feed.snapshot(), most);
            if (changed.isEmpty()) {
                return Optional.empty();
            }
            keys.addAll(changed.get());
        }
        return keys.size() > most ? Optional.empty() : Optional.of(keys);
    }

    private SubjectResult change(Last last, Set<String> keys, List<Dataset<Row>> tables, StructType schema,
            long rows) {
        String key = SubjectZone.KINDS.get(kind);
        Dataset<Row> wanted = lake.spark().createDataset(List.copyOf(keys), Encoders.STRING()).toDF(key);
        Dataset<Row> before = of(lake.read(Zone.SUBJECT, kind, last.snapshot().snapshotId()), key, wanted, key)
                .persist(StorageLevel.MEMORY_AND_DISK());
        List<Dataset<Row>> touched = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            touched.add(of(tables.get(i), feeds.get(i).link().key(), wanted, key));
        }
        JavaRDD<Row> records = records(touched, fields(schema), keys.size()).persist(
                StorageLevel.MEMORY_AND_DISK_SER());
        try {
            long[] had = count(before.javaRDD());
            long[] have = count(records);
            Dataset<Row> after = lake.spark().createDataFrame(records, schema);
            TableDifference difference = TableDifference.of(lake.spark(), before, after, List.of(key));
            RowChanges.Prepared change = new RowChanges(lake, Zone.SUBJECT, kind, difference.gone(),
                    difference.come()).prepare();
            SubjectResult facts = facts(rows, last.facts().records() - had[0] + have[0],
                    last.facts().sharedRecords() - had[1] + have[1]);
            if (change.rows() != facts.records()) {
                throw new CodedException(PipelinesCode.ROWS_NOT_CONSERVED, name, facts.records(), change.rows(), "-",
                        "-");
            }
            keep(facts);
            change.commit(Map.of(InputFingerprint.PROPERTY, inputs));
            return facts;
        } finally {
            before.unpersist(false);
            records.unpersist(false);
        }
    }

    /** @return the rows that have one of the keys */
    private static Dataset<Row> of(Dataset<Row> rows, String column, Dataset<Row> keys, String key) {
        return rows.join(broadcast(keys), rows.col("`" + column + "`").equalTo(keys.col(key)), "left_semi");
    }

    private SubjectResult whole(List<Dataset<Row>> tables, StructType schema, long rows) {
        JavaRDD<Row> records = records(tables, fields(schema), rows).persist(StorageLevel.MEMORY_AND_DISK_SER());
        try {
            long[] counts = count(records);
            SubjectResult facts = facts(rows, counts[0], counts[1]);
            keep(facts);
            lake.replace(lake.spark().createDataFrame(records, schema), Zone.SUBJECT, kind,
                    Map.of(InputFingerprint.PROPERTY, inputs));
            return facts;
        } finally {
            records.unpersist(false);
        }
    }

    private SubjectResult facts(long rows, long records, long shared) {
        return new SubjectResult(results.run(), kind, started, started, false,
                feeds.stream().map(FeedSnapshot::dataset).distinct().toList(), rows, records, shared, 0);
    }

    /** Kept under the inputs, by which a table that was made from them is known. */
    private void keep(SubjectResult facts) {
        results.saveCounts(name, inputs, facts);
        results.saveCounts(standing(name), inputs, new Standing(feeds));
    }

    /** @return how many records these are, and how many of them have two datasets or more */
    private static long[] count(JavaRDD<Row> records) {
        return records.mapPartitions(partition -> {
            long[] count = new long[2];
            partition.forEachRemaining(row -> {
                count[0]++;
                count[1] += row.getLong(row.length() - 1) > 1 ? 1 : 0;
            });
            return List.of(count).iterator();
        }).collect().stream().reduce(new long[2], (left, right) -> new long[] {left[0] + right[0],
            left[1] + right[1]});
    }

    /** @param expected about how many rows there are */
    private JavaRDD<Row> records(List<Dataset<Row>> tables, List<String> names, long expected) {
        JavaPairRDD<SubjectContribution, Object[]> claims = null;
        for (int i = 0; i < feeds.size(); i++) {
            JavaPairRDD<SubjectContribution, Object[]> next = claims(feeds.get(i), tables.get(i), names);
            claims = claims == null ? next : claims.union(next);
        }
        int partitions = (int) Math.max(1, Math.min(200, expected / ROWS_A_PARTITION));
        return claims.repartitionAndSortWithinPartitions(new SubjectPartitioner(partitions), new ContributionOrder())
                .mapPartitions(new GoldenRecords(names));
    }

    private void collect(FeedSnapshot feed, StructType schema, TreeMap<String, DataType> fields) {
        List<String> columns = List.of(schema.fieldNames());
        if (!columns.contains(feed.link().key()) || schema.apply(feed.link().key())
                .dataType() != DataTypes.StringType) {
            throw new CodedException(PipelinesCode.SUBJECT_FIELD_MISSING, feed.dataset(), kind, feed.link().key());
        }
        feed.link().fields().forEach((field, column) -> {
            boolean known = columns.contains(column) && !field.startsWith("_")
                    && !field.equals(SubjectZone.KINDS.get(kind));
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

    private StructType schema(Map<String, DataType> fields) {
        StructType schema = new StructType().add(SubjectZone.KINDS.get(kind), DataTypes.StringType);
        for (Map.Entry<String, DataType> field : fields.entrySet()) {
            schema = schema.add(field.getKey(), field.getValue());
        }
        return schema.add("_provenance", DataTypes.StringType).add("_datasets", DataTypes.LongType);
    }

    /** @return the fields of a record between its key and what the platform adds */
    private static List<String> fields(StructType schema) {
        List<String> names = List.of(schema.fieldNames());
        return List.copyOf(names.subList(1, names.size() - 2));
    }
}
