package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders the standardize worker to make what was landed good. The password of the catalog's database is in
 * {@link WorkerEnvironment#STORE_PASSWORD}, the credential of a REST catalog in
 * {@link WorkerEnvironment#LAKE_CREDENTIAL}.
 *
 * @param landing folder of the landing batches
 * @param warehouse folder or URI of the lake's tables
 * @param runs folder for the run results
 * @param run name of this run, a folder below {@code runs}
 * @param sources paths of the source files to run
 * @param catalog the platform's database, which holds the Iceberg catalog unless {@code rest} names another
 * @param rest the Iceberg REST catalog that knows the tables, if there is one
 * @param spark settings handed to Spark as they are, {@code spark.master} among them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StandardizeJob(String landing, String warehouse, String runs, String run, List<String> sources,
        CatalogDatabase catalog, Optional<RestCatalog> rest, Map<String, String> spark)
        implements WorkerJob {

    public StandardizeJob {
        sources = List.copyOf(sources);
        rest = rest == null ? Optional.empty() : rest;
        spark = spark == null ? Map.of() : Map.copyOf(spark);
    }

    /** PostgreSQL database of the Iceberg JDBC catalog: URL and user. */
    public record CatalogDatabase(String url, String user) { }

    /** Iceberg REST catalog. An empty warehouse stands for the server's only one. */
    public record RestCatalog(String uri, String warehouse) { }
}
