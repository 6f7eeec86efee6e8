package org.shuqiao.exchange.cli.work;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Command {@code standardize}: turns landed rows into standard tables. */
@Command(name = "standardize", mixinStandardHelpOptions = true,
        description = "Turn landed rows into standard tables, with quarantine, quality and lineage.")
public final class StandardizeCommand extends JobCommand implements Callable<Integer> {

    @Override
    List<String> columns() {
        return List.of("dataset", "rowsIn", "standard", "quarantined", "merged", "flaggedFields");
    }

    @Override
    public Integer call() throws InterruptedException {
        return run("STANDARDIZE");
    }
}
