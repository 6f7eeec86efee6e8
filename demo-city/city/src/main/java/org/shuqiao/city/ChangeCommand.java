package org.shuqiao.city;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.city.serve.Change;
import org.shuqiao.city.serve.Events;
import org.shuqiao.city.serve.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets one day pass in a running city. */
@Command(name = "change", description = "让演示城市过一天 / Lets a day pass in the running city", mixinStandardHelpOptions = true)
final class ChangeCommand implements Callable<Integer> {
    @Option(names = "--dir", required = true, description = "城市的目录 / the city's folder")
    private Path folder;

    @Override
    public Integer call() {
        Change.oneDay(new Layout(folder), new Events(System.out));
        return 0;
    }
}
