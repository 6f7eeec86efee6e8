package org.shuqiao.city;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.shuqiao.city.serve.CityEventWriter;
import org.shuqiao.city.serve.DailyChange;
import org.shuqiao.city.serve.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Applies one day of changes to a running city. */
@Command(name = "change", description = "让演示城市过一天 / Lets a day pass in the running city",
        mixinStandardHelpOptions = true)
final class ChangeCommand implements Callable<Integer> {
    @Option(names = "--dir", required = true, description = "城市的目录 / the city's folder")
    private Path folder;

    @Override
    public Integer call() {
        DailyChange.oneDay(new Layout(folder), new CityEventWriter(System.out));
        return 0;
    }
}
