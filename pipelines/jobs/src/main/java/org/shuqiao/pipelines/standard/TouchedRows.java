package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.RawColumns;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Raw rows that what landed may give another outcome, with everything that decides about them: all rows of each key
 * that a landed row has, and of each key that the version had which it replaced.
 *
 * @param before rows that the tables were made from, kept until this is closed
 * @param landed rows that landed since
 * @param dated whether there are rows among them that the day decides about
 * @param read how many rows these are
 * @param keys how many keys they have
 */
record TouchedRows(Dataset<Row> before, Dataset<Row> landed, boolean dated, long read, long keys)
        implements AutoCloseable {

    private static final StructType PLACES = new StructType().add(RawColumns.BATCH, DataTypes.StringType)
            .add(RawColumns.SEQUENCE, DataTypes.LongType).add(RawColumns.ORDINAL, DataTypes.LongType)
            .add(RowPart.COLUMN, DataTypes.IntegerType);

    /** @return the rows that the tables are to be made from */
    Dataset<Row> after() {
        return before.union(landed);
    }

    @Override
    public void close() {
        before.unpersist(false);
    }

    /** Search for the rows. */
    record Search(Lake lake, Standing since, long rawNow, KeyIndex index, long indexSnapshot, DatasetPlan was,
            DatasetPlan now) {

        /** @param rowsLanded how many rows landed since, by the manifests */
        TouchedRows find(long rowsLanded) {
            Dataset<Row> landed = landed();
            Dataset<Row> lines = index.read(indexSnapshot);
            Set<Long> keys = new HashSet<>();
            Set<Long> sources = new HashSet<>();
            add(landed, keys, sources);
            if (!now.versions().known()) {
                sources.clear();
            } else if (!was.versions().several()) {
                // in the first batch alone nothing replaced anything
                sources.addAll(twice(lines));
            }
            sources.remove(KeyDigest.NONE);
            boolean days = !since.on().equals(now.on()) || !since.latest().equals(now.latest());
            TouchedLines touched = new TouchedLines(index, lines, keys, sources, days);
            if (touched.isDated()) {
                add(rows(touched.dated()), keys, new HashSet<>());
            }
            Map<KeyLine.Place, RowPart> places = touched.places(now.versions().known());
            // its rows are read once, and decided about as they were and as they are
            Dataset<Row> before = rows(places).persist(StorageLevel.MEMORY_AND_DISK());
            return new TouchedRows(before, landed, touched.isDated(), places.size() + rowsLanded, keys.size());
        }

        private Dataset<Row> landed() {
            Dataset<Row> rows = since.raw() == rawNow ? lake.read(Zone.RAW, now.dataset(), rawNow).where(lit(false))
                    : lake.readAppended(Zone.RAW, now.dataset(), since.raw(), rawNow);
            return rows.select(RowOutcomes.columns(now, lit(RowPart.LANDED.ordinal())));
        }

        private void add(Dataset<Row> rows, Set<Long> keys, Set<Long> sources) {
            rows.withColumn(RowVersions.SUPERSEDED, lit(false)).javaRDD()
                    .mapPartitionsToPair(new StandardizeRows(now))
                    .map(row -> new Tuple2<>(KeyDigest.of(row._1().key), row._2().source)).collect()
                    .forEach(row -> {
                        keys.add(row._1());
                        sources.add(row._2());
                    });
        }

        private static List<Long> twice(Dataset<Row> lines) {
            return lines.where(col(KeyIndex.SOURCE).notEqual(KeyDigest.NONE)).groupBy(KeyIndex.SOURCE).count()
                    .where(col("count").gt(1)).select(KeyIndex.SOURCE).as(Encoders.LONG()).collectAsList();
        }

        /** @return the raw rows at some places, as they were when the tables were made */
        private Dataset<Row> rows(Map<KeyLine.Place, RowPart> places) {
            Dataset<Row> raw = lake.read(Zone.RAW, now.dataset(), since.raw());
            var sequences = places.keySet().stream().mapToLong(KeyLine.Place::sequence).summaryStatistics();
            // spares the files of batches before and after
            Dataset<Row> between = places.isEmpty() ? raw.where(lit(false))
                    : raw.where(col(RawColumns.SEQUENCE).between(sequences.getMin(), sequences.getMax()));
            List<Row> wanted = places.entrySet().stream().map(place -> RowFactory.create(place.getKey().batch(),
                    place.getKey().sequence(), place.getKey().ordinal(), place.getValue().ordinal())).toList();
            return between.join(broadcast(lake.spark().createDataFrame(wanted, PLACES)),
                    CollectionConverters.asScala(KeyIndex.PLACE).toSeq())
                    .select(RowOutcomes.columns(now, col(RowPart.COLUMN)));
        }
    }
}
