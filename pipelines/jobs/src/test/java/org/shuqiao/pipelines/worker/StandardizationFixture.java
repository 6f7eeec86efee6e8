package org.shuqiao.pipelines.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.run.RunResult;
import org.shuqiao.contracts.run.SubjectResult;
import org.shuqiao.contracts.worker.StandardizeJob;
import org.shuqiao.contracts.worker.WorkerEvent;
import org.shuqiao.contracts.worker.WorkerEventWriter;
import org.shuqiao.pipelines.lake.CatalogConnection;
import org.shuqiao.pipelines.lake.SharedLake;
import org.shuqiao.pipelines.lake.Zone;
import org.shuqiao.pipelines.landing.LandingWriter;
import org.shuqiao.standards.pack.StandardPack;

/** Test fixture with a landing zone and source files, standardized in this JVM's lake. */
public final class StandardizationFixture {

    public static final List<String> PERSON = List.of("gmsfhm", "xm", "xb", "upd");

    private final Path folder;
    private final List<String> sources = new ArrayList<>();
    private int runs;
    private String output = "";
    private Runnable guard = () -> { };

    public StandardizationFixture(Path folder) {
        this.folder = folder;
    }

    /** A register of persons keyed by citizen number, of which the latest {@code upd} wins. */
    public LandingWriter persons(String dataset, String slice) {
        return source(dataset, PERSON, """
                dataset: %s
                department: gongan
                title: {zh: 人口, en: Persons}
                owner: 人口科
                update: daily
                source: {kind: table, url: "jdbc:postgresql://127.0.0.1/x", table: x, slice: %s}
                contract:
                  - {column: gmsfhm, type: text}
                  - {column: xm, type: text}
                  - {column: xb, type: text}
                  - {column: upd, type: timestamp}
                mapping:
                  key: [citizen_number]
                  keep: [upd desc]
                  columns:
                    - {from: gmsfhm, to: citizen_number, element: citizen-number, level: must}
                    - {from: xm, to: name, element: person-name, level: must}
                    - {from: xb, to: sex, element: sex, encoding: sex-12, level: should}
                  ignore: [upd]
                subject:
                  - {kind: person, key: citizen_number, fields: {name: name, sex: sex}, rank: 1}
                """.formatted(dataset, slice));
    }

    public LandingWriter source(String dataset, List<String> columns, String yaml) {
        Path file = file(dataset);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!sources.contains(file.toString())) {
            sources.add(file.toString());
        }
        return new LandingWriter(folder.resolve("landing"), "gongan", dataset, columns);
    }

    public Path file(String dataset) {
        return folder.resolve("sources").resolve(dataset + ".yaml");
    }

    public StandardizeJob job() {
        return new StandardizeJob(folder.resolve("landing").toString(), SharedLake.warehouse(),
                folder.resolve("runs").toString(), "run-" + runs, sources,
                new StandardizeJob.CatalogDatabase(SharedLake.access().url(), "postgres"), Optional.empty(),
                Map.of("spark.master", "local[2]"));
    }

    /** The same job for another lake, whose runs stand beside its warehouse. */
    public StandardizeJob job(CatalogConnection access, Path warehouse) {
        return new StandardizeJob(folder.resolve("landing").toString(), warehouse.toString(),
                warehouse.resolveSibling("runs").toString(), "run", sources,
                new StandardizeJob.CatalogDatabase(access.url(), access.user()), Optional.empty(),
                Map.of("spark.master", "local[2]"));
    }

    /** Runs all sources and returns the number of failures. */
    public int run() {
        runs++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int failures = new Standardization(job(), SharedLake.lake(), StandardPack.load(),
                new WorkerEventWriter(new PrintStream(bytes, true, StandardCharsets.UTF_8)), guard,
                        SystemClock.beijing()).run();
        output = bytes.toString(StandardCharsets.UTF_8);
        return failures;
    }

    /** Runs from now on ask this before each dataset. */
    public void guard(Runnable guard) {
        this.guard = guard;
    }

    /** @return what the last run printed */
    public String output() {
        return output;
    }

    public List<WorkerEvent> events() {
        return output.lines().map(line -> WorkerEvent.parse(line).orElseThrow()).toList();
    }

    public RunResult result(String dataset) {
        return RunJson.read(folder.resolve("runs").resolve("run-" + runs).resolve("gongan_" + dataset + ".json"),
                RunResult.class);
    }

    /** @return what the last run told of a kind of golden records */
    public SubjectResult subject(String kind) {
        return RunJson.read(folder.resolve("runs").resolve("run-" + runs).resolve("subject").resolve(kind + ".json"),
                SubjectResult.class);
    }

    public static List<Row> rows(Zone zone, String table) {
        Table found = SharedLake.lake().find(zone, table).orElseThrow();
        return found.currentSnapshot() == null ? List.of()
                : SharedLake.lake().read(zone, table, found.currentSnapshot().snapshotId()).collectAsList();
    }
}
