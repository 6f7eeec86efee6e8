package org.shuqiao.pipelines.run;

import java.util.List;
import java.util.Map;

/**
 * What the standardize worker is told to do: its one argument is a file with this as JSON. The password of the
 * catalog comes in the environment variable {@code SHUQIAO_STORE_PASSWORD}.
 *
 * @param landing folder of the landing batches
 * @param warehouse folder or URI of the lake's tables
 * @param runs folder for the run results
 * @param run name of this run, a folder below {@code runs}
 * @param sources paths of the source files to run
 * @param catalog database that holds the Iceberg catalog
 * @param spark settings handed to Spark as they are, {@code spark.master} among them
 */
public record StandardizeJob(String landing, String warehouse, String runs, String run, List<String> sources,
        CatalogDatabase catalog, Map<String, String> spark) {

    public StandardizeJob {
        sources = List.copyOf(sources);
        spark = spark == null ? Map.of() : Map.copyOf(spark);
    }

    /** Where the Iceberg catalog lives: a PostgreSQL JDBC URL and its user. */
    public record CatalogDatabase(String url, String user) { }
}
