package org.shuqiao.pipelines.landing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.contracts.landing.LandedFile;

/** Spark function from the index of a landed file to its raw rows. */
public final class ReadLanded implements FlatMapFunction<Integer, Row> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<LandedFile> files;
    private final ArrayList<String> columns;

    /** @param columns source columns that the rows have, in this order */
    public ReadLanded(List<LandedFile> files, List<String> columns) {
        this.files = new ArrayList<>(files);
        this.columns = new ArrayList<>(columns);
    }

    @Override
    public Iterator<Row> call(Integer file) {
        return new RawRows(files.get(file), columns);
    }

    /** @return the schema of the rows: source columns as strings, then what the raw zone adds */
    public StructType schema() {
        StructType schema = new StructType();
        for (String column : columns) {
            schema = schema.add(column, DataTypes.StringType, true);
        }
        return schema.add(RawColumns.BATCH, DataTypes.StringType, true)
                .add(RawColumns.SEQUENCE, DataTypes.LongType, true)
                .add(RawColumns.ORDINAL, DataTypes.LongType, true)
                .add(RawColumns.ROW, DataTypes.StringType, true)
                .add(RawColumns.SHAPE, DataTypes.StringType, true);
    }
}
