package org.shuqiao.pipelines.standard;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows of the standard and quarantine tables that outcomes give. */
record StandardTables(SparkSession spark, DatasetPlan plan) {

    /** @return the quarantine table's rows */
    Dataset<Row> quarantined(JavaRDD<RowWithOutcome> rows) {
        return spark.createDataFrame(rows.filter(each -> each.fate == StandardizedRow.Fate.QUARANTINED)
                .map(each -> OutcomeRows.quarantined(each.row)), OutcomeRows.QUARANTINE);
    }

    /** @return the standard table's rows */
    Dataset<Row> published(JavaRDD<RowWithOutcome> rows) {
        OutcomeRows made = new OutcomeRows(plan);
        return spark.createDataFrame(rows.filter(each -> each.fate == StandardizedRow.Fate.STANDARD)
                .map(each -> made.published(each.row)), made.standard());
    }
}
