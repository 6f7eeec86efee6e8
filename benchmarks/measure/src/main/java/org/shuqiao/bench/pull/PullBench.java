package org.shuqiao.bench.pull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.shuqiao.base.process.Installation;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Rounds;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.systems.nifi.NifiServer;
import org.shuqiao.systems.postgres.PostgresServer;

/**
 * Pulls a whole table in three ways: the platform's flow on NiFi, stock NiFi processors, and PostgreSQL COPY. Ours
 * lands bounded slices with manifest, digests and a forced write; NiFi's own are QueryDatabaseTableRecord to gzipped
 * JSON lines and PutFile. Each round brings its flow onto the server anew.
 */
public final class PullBench {

    private static final double BOUND = 2;

    private PullBench() { }

    /** @param folder where the servers stand */
    public static List<Measurement> run(Path folder, Rounds turns, int rows) throws Exception {
        Path landings = Files.createDirectories(folder.resolve("landings"));
        Path nars = Installation.root().resolve("benchmarks/measure/target/nars");
        List<Measurement> found = new ArrayList<>();
        try (PostgresServer store = PostgresServer.start(folder.resolve("postgresql"));
                NifiServer nifi = NifiServer.start(folder.resolve("nifi"), "1200m",
                        List.of(nars.resolve("nifi-standard-nar.nar"),
                                nars.resolve("nifi-record-serialization-services-nar.nar")))) {
            SourceTable table = SourceTable.make(store, rows);
            try (PullFlows pulls = new PullFlows(nifi.url(), landings, table)) {
                found.add(turns.measure(Part.PULL, "table pulled and landed by NiFi", "QueryDatabaseTableRecord",
                        Unit.ROW, OptionalDouble.of(BOUND), pulls::ours, pulls::stock));
                found.add(turns.measure(Part.PULL, "table pulled and landed by NiFi", "COPY into a file", Unit.ROW,
                        OptionalDouble.of(BOUND), pulls::ours, () -> table.copy(landings.resolve("copy.csv"))));
            }
        }
        return found;
    }
}
