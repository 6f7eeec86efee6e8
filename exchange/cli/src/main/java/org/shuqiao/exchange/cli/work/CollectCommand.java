package org.shuqiao.exchange.cli.work;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Command {@code collect}: pulls new data from the sources into the landing zone. */
@Command(name = "collect", mixinStandardHelpOptions = true,
        description = "Pull what is new from the sources into landing.")
public final class CollectCommand extends JobCommand implements Callable<Integer> {

    @Override
    List<String> columns() {
        return List.of("dataset", "batches", "rows");
    }

    @Override
    public Integer call() throws InterruptedException {
        return run("COLLECT");
    }
}
