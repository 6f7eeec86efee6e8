package org.shuqiao.pipelines.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.pipelines.error.PipelinesCode;

/**
 * Store of run results. A table's counts are saved under its input digest before the table is published, so a killed or
 * skipped run still finds them.
 */
public final class ResultFolder {

    private static final String FACTS = ".facts";
    private static final int DIGEST = "sha256:".length();

    private final Path runs;
    private final String run;

    public ResultFolder(Path runs, String run) {
        this.runs = runs;
        this.run = run;
    }

    public String run() {
        return run;
    }

    /** Writes {@code <runs>/<run>/<name>.json}; it is whole or not there. */
    public void publish(String name, Object result) {
        write(runs.resolve(run).resolve(name + ".json"), result);
    }

    /** Keeps what was counted for a table made from the given inputs. */
    public void saveCounts(String name, String inputs, Object facts) {
        write(facts(name, inputs), facts);
    }

    /** @return what was counted when the table was made from the given inputs */
    public <T> Optional<T> findCounts(String name, String inputs, Class<T> type) {
        Path file = facts(name, inputs);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunJson.read(file, type));
        } catch (UncheckedIOException e) {
            // written by another version: the table is made again
            return Optional.empty();
        }
    }

    /** Drops what was counted for inputs that are no longer the table's. */
    public void evictOthers(String name, String inputs) {
        Path current = facts(name, inputs);
        try (Stream<Path> files = Files.list(current.getParent())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(name + ".") && !file.equals(current)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new CodedException(PipelinesCode.RESULT_UNWRITABLE, e, name);
        }
    }

    private Path facts(String name, String inputs) {
        return runs.resolve(FACTS).resolve(name + "." + inputs.substring(DIGEST) + ".json");
    }

    private static void write(Path file, Object value) {
        try {
            AtomicFile.replace(file, RunJson.write(value) + "\n");
        } catch (IOException e) {
            throw new CodedException(PipelinesCode.RESULT_UNWRITABLE, e, file.getFileName());
        }
    }
}
