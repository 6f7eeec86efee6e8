package org.shuqiao.pipelines.standard;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
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
 * @param before rows that the tables were made from
 * @param after the same and what landed since
 * @param places of the rows before, kept until this is closed
 * @param dated whether there are rows among them that the day decides about
 * @param read how many rows these are
 * @param keys how many keys they have
 */
record TouchedRows(Dataset<Row> before, Dataset<Row> after, Dataset<Row> places, boolean dated, long read, long keys)
        implements AutoCloseable {

    @Override
    public void close() {
        places.unpersist(false);
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
            boolean versions = now.versions().known();
            if (versions) {
                if (!was.versions().several()) {
                    // in the first batch alone nothing replaced anything
                    sources.addAll(twice(lines));
                }
                sources.remove(KeyDigest.NONE);
                keys.addAll(KeyIndex.digests(index.with(lines, KeyIndex.SOURCE, sources), KeyIndex.KEY));
            }
            Dataset<Row> dated = lines.where(col(KeyIndex.DATED));
            List<Long> datedKeys = since.on().equals(now.on()) && since.latest().equals(now.latest()) ? List.of()
                    : KeyIndex.digests(dated, KeyIndex.KEY);
            boolean moved = !datedKeys.isEmpty();
            if (moved) {
                keys.addAll(datedKeys);
                Dataset<Row> then = places(dated, RowPart.DATED);
                add(rows(then, extent(then)), keys, new HashSet<>());
            }
            Dataset<Row> touched = index.with(lines, KeyIndex.KEY, keys);
            Dataset<Row> places = places(touched, RowPart.TOUCHED);
            if (moved) {
                places = places.union(places(dated, RowPart.DATED));
            }
            if (versions) {
                Set<Long> named = new HashSet<>(KeyIndex.digests(touched, KeyIndex.SOURCE));
                if (moved) {
                    named.addAll(KeyIndex.digests(dated, KeyIndex.SOURCE));
                }
                places = places.union(places(index.with(lines, KeyIndex.SOURCE, named), RowPart.SIBLING));
            }
            Dataset<Row> found = places.groupBy(RawColumns.BATCH, RawColumns.SEQUENCE, RawColumns.ORDINAL)
                    .agg(max(RowPart.COLUMN).as(RowPart.COLUMN)).persist(StorageLevel.MEMORY_AND_DISK());
            Row extent = extent(found);
            Dataset<Row> before = rows(found, extent);
            long count = extent.getLong(0);
            return new TouchedRows(before, before.union(landed), found, moved, count + rowsLanded, keys.size());
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

        private static Dataset<Row> places(Dataset<Row> lines, RowPart part) {
            return lines.select(col(RawColumns.BATCH), col(RawColumns.SEQUENCE), col(RawColumns.ORDINAL),
                    lit(part.ordinal()).as(RowPart.COLUMN)).distinct();
        }

        /** @return how many places these are, and the first and the last batch */
        private static Row extent(Dataset<Row> places) {
            return places.agg(count(lit(1)), min(RawColumns.SEQUENCE), max(RawColumns.SEQUENCE)).first();
        }

        /** @return the raw rows at some places, as they were when the tables were made */
        private Dataset<Row> rows(Dataset<Row> places, Row extent) {
            Dataset<Row> raw = lake.read(Zone.RAW, now.dataset(), since.raw());
            // spares the files of batches before and after
            Dataset<Row> between = extent.getLong(0) == 0 ? raw.where(lit(false))
                    : raw.where(col(RawColumns.SEQUENCE).between(extent.getLong(1), extent.getLong(2)));
            return between.join(broadcast(places), CollectionConverters.asScala(KeyIndex.PLACE).toSeq())
                    .select(RowOutcomes.columns(now, col(RowPart.COLUMN)));
        }
    }
}
