package org.shuqiao.pipelines.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Difference between rows of a table as they were and as they are to be. Rows with the same id go and come together.
 *
 * @param gone ids of the rows that go, if any does
 * @param come the rows that come
 */
public record TableDifference(Optional<Dataset<Row>> gone, Dataset<Row> come) {

    /** @param id the columns by which a table tells its rows apart, as well as it can */
    public static TableDifference of(SparkSession spark, Dataset<Row> before, Dataset<Row> after, List<String> id) {
        StructType schema = before.schema();
        int[] places = id.stream().mapToInt(schema::fieldIndex).toArray();
        JavaRDD<Sides> differing = byId(before, places).cogroup(byId(after, places), 1)
                .map(row -> new Sides(list(row._2()._1()), list(row._2()._2()))).filter(Sides::differ);
        StructType ids = new StructType();
        for (int place : places) {
            ids = ids.add(schema.fields()[place]);
        }
        List<Row> gone = differing.filter(sides -> !sides.before.isEmpty())
                .map(sides -> id(sides.before.getFirst(), places)).collect();
        return new TableDifference(
                gone.isEmpty() ? Optional.empty() : Optional.of(spark.createDataFrame(gone, ids)),
                spark.createDataFrame(differing.flatMap(sides -> sides.after.iterator()), schema));
    }

    private static JavaPairRDD<String, Row> byId(Dataset<Row> rows, int[] places) {
        return rows.javaRDD().keyBy(row -> id(row, places).toString());
    }

    private static Row id(Row row, int[] places) {
        Object[] id = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            id[i] = row.get(places[i]);
        }
        return RowFactory.create(id);
    }

    private static ArrayList<Row> list(Iterable<Row> rows) {
        ArrayList<Row> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    private record Sides(ArrayList<Row> before, ArrayList<Row> after) {

        boolean differ() {
            return !counted(before).equals(counted(after));
        }

        private static Map<Row, Integer> counted(List<Row> rows) {
            Map<Row, Integer> counted = new HashMap<>();
            rows.forEach(row -> counted.merge(row, 1, Integer::sum));
            return counted;
        }
    }
}
