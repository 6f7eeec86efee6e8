package org.shuqiao.nifi.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.process.BuiltModule;
import org.shuqiao.base.process.Installation;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.worker.ListenJob;

/** The worker that receives streams, as the platform starts it, with its spools below a folder. */
final class Listening {

    private Listening() { }

    static Process start(Path folder, Path source) throws IOException {
        Path job = Files.writeString(folder.resolve("listen.json"), RunJson.write(new ListenJob(
                folder.resolve("streams").toString(), folder.resolve("secrets").toString(),
                List.of(source.toString()))));
        return new ProcessBuilder(BuiltModule.of(Installation.above(Path.of("")), "nifi-processors/streams")
                .command("org.shuqiao.nifi.stream.worker.ListenWorker").heap("128m").words(job.toString()))
                .redirectErrorStream(true).redirectOutput(log(folder).toFile()).start();
    }

    /** Returns the file of its log. */
    static Path log(Path folder) {
        return folder.resolve("listen.log");
    }
}
