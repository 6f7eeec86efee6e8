package org.shuqiao.pipelines.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.pipelines.error.PipelinesCode;

/** Iceberg tables of one warehouse, with metadata by the catalog API and rows by Spark. */
public final class Lake implements AutoCloseable {

    private static final String CATALOG = "lake";
    /** Seconds that the work waits for a cluster that gives no executor; set like the settings of Spark itself. */
    private static final String EXECUTOR_PATIENCE = "spark.shuqiao.executor-patience";
    /** Rows of a data file up to which it is written again when rows of it go; set in the same way. */
    private static final String REWRITE_ROWS = "spark.shuqiao.rewrite-rows";

    private final SparkSession spark;
    private final Catalog catalog;
    private final JavaSparkContext context;
    private final Optional<ExecutorWatch> executors;

    private Lake(SparkSession spark, Catalog catalog) {
        this.spark = spark;
        this.catalog = catalog;
        this.context = new JavaSparkContext(spark.sparkContext());
        this.executors = ExecutorSettings.areRemote(spark.sparkContext().master())
                ? Optional.of(new ExecutorWatch(spark.sparkContext(), Duration.ofSeconds(
                        spark.sparkContext().conf().getInt(EXECUTOR_PATIENCE, 120)))) : Optional.empty();
    }

    /**
     * Starts the Spark session.
     *
     * @param warehouse folder or URI; a folder becomes a {@code file:///} URI, so that any process finds the tables
     * @param scratch folder for what Spark spills
     * @param settings handed to Spark as they are, over our own
     */
    public static Lake open(IcebergCatalogConfig tables, String warehouse, Path scratch, Map<String, String> settings) {
        LakeSettings lake = new LakeSettings(CATALOG, tables, uri(warehouse));
        Catalog catalog;
        try {
            Configuration files = new Configuration();
            files.set(LakeSettings.LOCAL_FILES, LocalFiles.class.getName());
            catalog = CatalogUtil.buildIcebergCatalog(CATALOG, lake.catalog(), files);
            SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
            for (Zone zone : Zone.values()) {
                if (!namespaces.namespaceExists(Namespace.of(zone.namespace()))) {
                    namespaces.createNamespace(Namespace.of(zone.namespace()));
                }
            }
        } catch (RuntimeException e) {
            throw new CodedException(PipelinesCode.STORE_UNREACHABLE, e, tables.place(), e.getClass().getSimpleName());
        }
        try {
            SparkConf conf = new SparkConf();
            lake.spark(scratch, settings).forEach(conf::set);
            return new Lake(SparkSession.builder().config(conf).getOrCreate(), catalog);
        } catch (RuntimeException e) {
            throw new CodedException(PipelinesCode.SESSION_FAILED, e, e.getClass().getSimpleName());
        }
    }

    /** @return the warehouse as a URI with its scheme */
    public static String uri(String warehouse) {
        if (warehouse.contains(":/")) {
            return warehouse;
        }
        String path = Path.of(warehouse).toAbsolutePath().normalize().toString();
        return "file://" + path;
    }

    public SparkSession spark() {
        return spark;
    }

    public JavaSparkContext context() {
        return context;
    }

    int rewriteRows() {
        return spark.sparkContext().conf().getInt(REWRITE_ROWS, 20_000);
    }

    /** @throws CodedException once a cluster gave no executor for too long */
    public void check() {
        executors.ifPresent(ExecutorWatch::check);
    }

    /** @return the table as it is now, if it exists */
    public Optional<Table> find(Zone zone, String name) {
        TableIdentifier table = TableIdentifier.of(zone.namespace(), name);
        return catalog.tableExists(table) ? Optional.of(catalog.loadTable(table)) : Optional.empty();
    }

    /** @return the names of a zone's tables, sorted */
    public List<String> tables(Zone zone) {
        return catalog.listTables(Namespace.of(zone.namespace())).stream().map(TableIdentifier::name).sorted().toList();
    }

    /** @return the rows of one snapshot */
    public Dataset<Row> read(Zone zone, String name, long snapshot) {
        return spark.read().option("versionAsOf", snapshot).table(name(zone, name));
    }

    /** @return the rows that were appended after one snapshot and up to another, which is a later one */
    public Dataset<Row> readAppended(Zone zone, String name, long after, long until) {
        return spark.read().option("start-snapshot-id", after).option("end-snapshot-id", until)
                .table(name(zone, name));
    }

    /** @return the rows of one snapshot, each with the file and the position at which it stands */
    Dataset<Row> readPlaces(Zone zone, String name, long snapshot, List<String> columns) {
        List<Column> wanted = new ArrayList<>(columns.stream().map(functions::col).toList());
        wanted.add(functions.col("_file"));
        wanted.add(functions.col("_pos"));
        return read(zone, name, snapshot).select(wanted.toArray(Column[]::new));
    }

    /** Adds rows to a table, which has their columns, in one commit. */
    public void append(Dataset<Row> rows, Zone zone, String name, Map<String, String> summary) {
        commit(writer(rows, zone, name, summary)::append);
    }

    /** Replaces schema and rows of a table in one commit; its history stays. */
    public void replace(Dataset<Row> rows, Zone zone, String name, Map<String, String> summary) {
        var writer = writer(rows, zone, name, summary).using("iceberg");
        LakeSettings.TABLE.forEach(writer::tableProperty);
        commit(writer::createOrReplace);
    }

    /** Begins the same for rows that are written by functions on executors. */
    public TableReplacement replacing(StructType schema, Zone zone, String name) {
        return new TableReplacement(catalog.buildTable(TableIdentifier.of(zone.namespace(), name),
                SparkSchemaUtil.convert(schema)).withProperties(LakeSettings.TABLE).createOrReplaceTransaction(),
                schema);
    }

    /** Creates a table with the schema of the rows and puts them in, in one commit. */
    public void create(Dataset<Row> rows, Zone zone, String name, Map<String, String> summary) {
        var writer = writer(rows, zone, name, summary).using("iceberg");
        LakeSettings.TABLE.forEach(writer::tableProperty);
        commit(writer::create);
    }

    /** Makes an earlier snapshot current again; without one the table goes. */
    public void rollback(Zone zone, String name, Optional<Snapshot> before) {
        TableIdentifier table = TableIdentifier.of(zone.namespace(), name);
        if (before.isPresent()) {
            catalog.loadTable(table).manageSnapshots().setCurrentSnapshot(before.get().snapshotId()).commit();
        } else {
            catalog.dropTable(table, false);
        }
    }

    private interface Commit {
        void run() throws Exception;
    }

    /** Spark throws checked exceptions that its signatures do not name. */
    private static void commit(Commit commit) {
        try {
            commit.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataFrameWriterV2<Row> writer(Dataset<Row> rows, Zone zone, String name,
            Map<String, String> summary) {
        DataFrameWriterV2<Row> writer = rows.writeTo(name(zone, name));
        summary.forEach((key, value) -> writer.option("snapshot-property." + key, value));
        return writer;
    }

    private static String name(Zone zone, String table) {
        return name(zone.namespace(), table);
    }

    /** @return a table as Spark's SQL names it */
    public static String name(String zone, String table) {
        return CATALOG + "." + zone + ".`" + table + "`";
    }

    @Override
    public void close() {
        executors.ifPresent(ExecutorWatch::close);
        spark.stop();
        if (catalog instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
