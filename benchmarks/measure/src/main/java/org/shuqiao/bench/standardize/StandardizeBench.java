package org.shuqiao.bench.standardize;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Throughput;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.worker.WorkerEnvironment;
import org.shuqiao.standards.pack.PacksOfProcess;
import org.shuqiao.systems.postgres.PostgresServer;

/**
 * Compares the lake's jobs with plain Spark over the same landed rows, in one Spark session. The whole way
 * checks the landed files' digests, keeps the raw rows, and then standardizes them; the step alone reads raw and writes
 * standard and quarantine. A day of changes is compared with the whole made again.
 */
public final class StandardizeBench {

    private static final double BOUND = 1.5;
    /** A day's changes may take a fiftieth of the time that making the whole takes. */
    private static final double DAY_BOUND = 0.02;
    private static final String DATABASE = "lake";
    /** Ends the names of what was measured by processor time. */
    private static final String PROCESSOR = "Processor";

    private StandardizeBench() { }

    /** @param folder where store, landing zone and lake stand */
    public static List<Measurement> run(Path folder, int rounds, int rows) throws IOException, InterruptedException {
        try (PostgresServer store = PostgresServer.start(Files.createDirectories(folder).resolve("postgresql"))) {
            store.database(DATABASE);
            LandedRegister landed = LandedRegister.of(store, folder, rows);
            JsonNode told = jobs(store, folder, landed, rounds);
            List<Measurement> lines = new ArrayList<>();
            for (String by : List.of("", PROCESSOR)) {
                lines.add(measured(told, "landed rows to raw and standard", "Spark: read, write", "whole", by, BOUND));
                lines.add(measured(told, "raw rows to standard", "Spark: read raw, write", "step", by, BOUND));
                lines.add(measured(told, "a day of 0.1 % changes", "the full remake", "day", by, DAY_BOUND));
            }
            return lines;
        }
    }

    /** @param by empty for the time, else the word for processor time */
    private static Measurement measured(JsonNode told, String what, String stock, String name, String by,
            double bound) {
        return new Measurement(Part.STANDARDIZE, what + (by.isEmpty() ? "" : ", processor time"), stock, Unit.ROW,
                series(told.path(name + "Ours" + by)), series(told.path(name + "Plain" + by)),
                OptionalDouble.of(bound));
    }

    private static Throughput series(JsonNode rounds) {
        List<Double> perSecond = new ArrayList<>();
        rounds.forEach(round -> perSecond.add(round.asDouble()));
        return Throughput.of(perSecond);
    }

    private static JsonNode jobs(PostgresServer store, Path folder, LandedRegister landed, int rounds)
            throws IOException, InterruptedException {
        Path root = Installation.root();
        List<String> command = BuiltModule.of(root, "benchmarks/spark")
                .command("org.shuqiao.bench.spark.StandardizeMain")
                .with(BuiltModule.of(root, "pipelines/jobs").flags()).heap("1200m")
                .with("-Duser.timezone=Asia/Shanghai", "-Dfile.encoding=UTF-8",
                        "-D" + PacksOfProcess.FOLDER + "=" + root.resolve("demo-city/packs"))
                .words(landed.landing().toString(), landed.source().toString(), folder.toAbsolutePath().toString(),
                        store.url(DATABASE), PostgresServer.USER, Integer.toString(rounds));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("spark.log").toFile());
        builder.environment().put(WorkerEnvironment.STORE_PASSWORD, store.password());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the jobs failed, see " + folder.resolve("spark.log"));
        }
        return Json.PLAIN.readTree(line);
    }
}
