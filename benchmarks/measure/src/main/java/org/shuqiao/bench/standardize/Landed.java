package org.shuqiao.bench.standardize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.shuqiao.bench.pull.Pulls;
import org.shuqiao.bench.pull.SourceTable;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.systems.Installation;
import org.shuqiao.systems.postgres.PostgresServer;

/** A register that the platform's collect worker has landed; made once for a number of rows, then kept. */
record Landed(Path landing, Path source) {

    static Landed of(PostgresServer store, Path folder, int rows) throws IOException, InterruptedException {
        try {
            SourceTable table = SourceTable.make(store, rows);
            Path landing = folder.resolve("landing-" + rows);
            Path source = Pulls.source(folder, table);
            collect(folder, landing, source);
            return new Landed(landing, source);
        } catch (SQLException e) {
            throw new IllegalStateException("the register could not be made", e);
        }
    }

    /** Pulls what is not there yet. */
    private static void collect(Path folder, Path landing, Path source) throws IOException, InterruptedException {
        ObjectNode job = Json.PLAIN.createObjectNode().put("landing", landing.toString())
                .put("state", landing.resolveSibling("state").toString()).put("work", folder.resolve("work").toString())
                .put("secrets", folder.resolve("secrets").toString());
        job.putArray("sources").add(source.toString());
        Path file = folder.resolve("collect.json");
        Json.PLAIN.writeValue(file.toFile(), job);
        Path built = Installation.root().resolve("nifi-processors/stateless/target");
        Process worker = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                "-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=Asia/Shanghai", "-cp",
                built.resolve("classes") + File.pathSeparator + Files.readString(built.resolve("runtime.classpath")).strip(),
                "org.shuqiao.nifi.stateless.CollectWorker", file.toString()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("collect.log").toFile()).start();
        if (worker.waitFor() != 0) {
            throw new IllegalStateException("collecting failed, see " + folder.resolve("collect.log"));
        }
    }
}
