package org.shuqiao.bench.standardize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.bench.pull.PullFlows;
import org.shuqiao.bench.pull.SourceTable;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.CollectJob;
import org.shuqiao.systems.postgres.PostgresServer;

/** Landing zone of a generated register, filled once by the collect worker and reused. */
record LandedRegister(Path landing, Path source) {

    static LandedRegister of(PostgresServer store, Path folder, int rows) throws IOException, InterruptedException {
        try {
            SourceTable table = SourceTable.make(store, rows);
            Path landing = folder.resolve("landing-" + rows);
            Path source = PullFlows.source(folder, table);
            collect(folder, landing, source);
            return new LandedRegister(landing, source);
        } catch (SQLException e) {
            throw new IllegalStateException("the register could not be made", e);
        }
    }

    /** Pulls what is not there yet. */
    private static void collect(Path folder, Path landing, Path source) throws IOException, InterruptedException {
        CollectJob job = new CollectJob(landing.toString(), landing.resolveSibling("state").toString(),
                folder.resolve("work").toString(), folder.resolve("secrets").toString(), List.of(source.toString()),
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
        Path file = Files.writeString(folder.resolve("collect.json"), RunJson.write(job));
        Process worker = new ProcessBuilder(BuiltModule.of(Installation.root(), "nifi-processors/collector")
                .command("org.shuqiao.nifi.collector.CollectWorker").heap("384m").with("-Duser.timezone=Asia/Shanghai")
                .words(file.toString()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("collect.log").toFile()).start();
        if (worker.waitFor() != 0) {
            throw new IllegalStateException("collecting failed, see " + folder.resolve("collect.log"));
        }
    }
}
