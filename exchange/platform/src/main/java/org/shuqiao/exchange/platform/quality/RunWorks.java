package org.shuqiao.exchange.platform.quality;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.run.RunWork;

/** Reads from result files the work of runs on the tables. */
final class RunWorks {

    private final Path runs;

    RunWorks(Path runs) {
        this.runs = runs;
    }

    /** The part of a result that is looked for; results of golden records do not have it. */
    private record Worked(Optional<RunWork> work) { }

    /** @return empty where the file is gone or does not tell */
    Optional<RunWork> of(String run, String dataset) {
        Path file = runs.resolve(run).resolve(dataset + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return RunJson.read(file, Worked.class).work();
        } catch (UncheckedIOException e) {
            return Optional.empty(); // of another version, or going just now
        }
    }
}
