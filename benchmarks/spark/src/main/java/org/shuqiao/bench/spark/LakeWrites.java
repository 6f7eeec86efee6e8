package org.shuqiao.bench.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.run.RunWork;
import org.shuqiao.pipelines.lake.Lake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingZoneReader;
import org.shuqiao.pipelines.raw.RawZone;
import org.shuqiao.pipelines.result.ResultFolder;
import org.shuqiao.pipelines.standard.StandardZone;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/** Writes the same rows to the lake by the platform's jobs and by plain Spark, into dropped tables each time. */
final class LakeWrites {

    private final Lake lake;
    private final SourceFile source;
    private final List<ManifestSummary> batches;
    private final Path landing;
    private final List<String> packed;
    private final Path runs;
    private int run;
    private ChangedDays days;
    private Table dayRaw;
    private List<ManifestSummary> dayBatches = List.of();

    LakeWrites(Lake lake, Path landing, Path source, Path runs) throws IOException {
        this.lake = lake;
        this.landing = landing;
        this.source = SourceFiles.read(source);
        this.batches = new LandingZoneReader(landing).batches(this.source);
        this.runs = runs;
        this.packed = packed();
        lake.spark().sql("CREATE NAMESPACE IF NOT EXISTS lake.plain");
    }

    private List<String> packed() throws IOException {
        return GzipFiles.of(landing.resolve(source.department()).resolve(source.dataset()),
                runs.resolveSibling("landing-gzip"));
    }

    /** From the landing zone to raw and standard. */
    long land() {
        drop("raw", source.id());
        dropStandard();
        Table raw = new RawZone(lake).append(source.id(), batches);
        return standard(raw);
    }

    /** From raw to standard. */
    long standardize() {
        dropStandard();
        return standard(lake.find(Zone.RAW, source.id()).orElseThrow());
    }

    /** Begins days of changes: tables made from the register as it landed. */
    void beginDays() throws IOException {
        days = ChangedDays.over(landing, source, runs.resolveSibling("landing-days"));
        land();
    }

    /** A day lands, not measured. */
    void landDay() throws IOException {
        days.land(lake.spark().table("lake.raw." + source.id()), run);
        List<ManifestSummary> landed = new LandingZoneReader(days.landing()).batches(source);
        dayRaw = new RawZone(lake).append(source.id(), landed);
        dayBatches = landed;
    }

    /** Changes what the day touched. */
    long changeDay() {
        return standard(dayRaw, dayBatches, RunWork.CHANGES);
    }

    /** The same day, made from everything. */
    long remakeDay() {
        dropStandard();
        return standard(dayRaw, dayBatches, RunWork.WHOLE);
    }

    private long standard(Table raw) {
        return standard(raw, batches, RunWork.WHOLE);
    }

    private long standard(Table raw, List<ManifestSummary> landed, String mode) {
        RunResult result = new StandardZone(lake, StandardPack.load(), new ResultFolder(runs, "run-" + run++),
                SystemClock.beijing())
                .run(source, raw, landed);
        if (!result.work().orElseThrow().mode().equals(mode)) {
            throw new IllegalStateException("made another way: " + result.work());
        }
        if (result.run().skipped() || result.rows().in() != result.rows().standard() + result.rows().quarantined()
                + result.rows().merged()) {
            throw new IllegalStateException("not every row was standardized: " + result);
        }
        return result.rows().in();
    }

    private void dropStandard() {
        drop("standard", source.id());
        drop("quarantine", source.id());
    }

    /** The landed files read as JSON lines of texts, and written. */
    long readAndWrite() {
        StructType schema = new StructType();
        for (String column : batches.getFirst().columns()) {
            schema = schema.add(column, "string");
        }
        return write(lake.spark().read().schema(schema).json(packed.toArray(String[]::new)));
    }

    /** The raw table read, and written. */
    long copyRaw() {
        return write(lake.spark().table("lake.raw." + source.id()));
    }

    private long write(Dataset<Row> rows) {
        drop("plain", "rows");
        try {
            rows.writeTo("lake.plain.rows").using("iceberg").tableProperty("write.parquet.compression-codec", "zstd")
                    .tableProperty("write.distribution-mode", "none").create();
        } catch (Exception e) { // Spark throws a checked one that its signature does not name
            throw new IllegalStateException(e);
        }
        return Long.parseLong(lake.spark().sql("SELECT summary['added-records'] FROM lake.plain.rows.snapshots")
                .first().getString(0));
    }

    private void drop(String namespace, String table) {
        lake.spark().sql("DROP TABLE IF EXISTS lake." + namespace + "." + table + " PURGE");
    }
}
