package org.shuqiao.exchange.cli.work;

import java.util.List;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.platform.jobs.CollectWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code collect}: pulls new data from the sources into the landing zone. */
@Command(name = "collect", mixinStandardHelpOptions = true,
        description = "Pull what is new from the sources into landing.")
public final class CollectCommand extends JobCommand implements Callable<Integer> {

    @Option(names = "--accept-shrunken", description = "Take the snapshots of the datasets named although they lost "
            + "more rows than they may by themselves. Say it only when the department has confirmed that those "
            + "rows are gone.")
    private boolean shrunken;

    @Option(names = "--reconcile", description = "Compare the keys of tables with their sources, too: rows that are "
            + "gone there land as deletions.")
    private boolean reconcile;

    @Override
    List<String> columns() {
        return List.of("dataset", "batches", "rows");
    }

    @Override
    public Integer call() throws InterruptedException {
        if (shrunken && datasets().isEmpty()) {
            throw new CodedException(CommandCode.SHRUNKEN_UNNAMED);
        }
        return run("COLLECT", new CollectWord(shrunken, reconcile));
    }
}
