package org.shuqiao.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.shuqiao.bench.catalogue.CatalogueBench;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Rounds;
import org.shuqiao.bench.pages.PagesBench;
import org.shuqiao.bench.pull.PullBench;
import org.shuqiao.bench.query.QueryBench;
import org.shuqiao.bench.receipts.ReceiptBench;
import org.shuqiao.bench.search.SearchBench;
import org.shuqiao.bench.standardize.StandardizeBench;
import org.shuqiao.exchange.cli.Usage;
import org.shuqiao.exchange.cli.terminal.StepBar;
import org.shuqiao.exchange.platform.settings.Home;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks of the platform beside stock tools, as the command {@code ./shuqiao bench}. */
@Command(name = "shuqiao bench", mixinStandardHelpOptions = true, description = {
        "把平台各部分与完成同样工作的通用部件并排测量，给出倍数。",
        "Measures the platform's parts beside the stock parts that do the same work, and prints how many times longer "
                + "ours take.",
        "docs/performance.md explains each line. What it makes stands under var/bench; tables of the same size are "
                + "used again."})
public final class Bench implements Callable<Integer> {

    @Parameters(paramLabel = "PART", arity = "0..*", description = "pull, standardize, query, receipts, catalogue, "
            + "search, pages; none: all of them")
    private List<String> parts = List.of();

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "measured rounds of each side (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--rows", defaultValue = "1000000", paramLabel = "N[,N…]", split = ",",
            description = "rows to pull and to standardize (${DEFAULT-VALUE}); several sizes show how the time grows")
    private List<Integer> rows;

    @Option(names = "--entries", defaultValue = "100000", paramLabel = "N",
            description = "entries to search and to show on pages (${DEFAULT-VALUE})")
    private int entries;

    @Option(names = "--requests", defaultValue = "10000", paramLabel = "N",
            description = "requests that pages show (${DEFAULT-VALUE})")
    private int requests;

    @Option(names = "--json", paramLabel = "FILE", description = "write the measurements there, too")
    private Optional<Path> json;

    @Option(names = "--plot", paramLabel = "FOLDER", description = "draw the measurements there as charts (PNG), too")
    private Optional<Path> plot;

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // the terminal is for what the user asked
        SLF4JBridgeHandler.install();
        System.exit(Usage.guard(new CommandLine(new Bench())).setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Set<Part> chosen = chosen();
        atLeastOne("--rounds", rounds);
        for (int size : rows) {
            atLeastOne("--rows", size);
        }
        atLeastOne("--entries", entries);
        atLeastOne("--requests", requests);
        Home usual = Home.fromEnvironment();
        Home home = new Home(usual.installation(), Files.createDirectories(usual.var().resolve("bench")));
        Rounds turns = new Rounds(rounds);
        List<Sized> measurements = new ArrayList<>();
        for (Part part : chosen) {
            try (StepBar bar =
                    StepBar.open(String.format(Locale.ROOT, "%-12s", part.name().toLowerCase(Locale.ROOT)))) {
                List<Sized> found = measure(part, home, turns);
                measurements.addAll(found);
                if (json.isPresent()) {
                    Results.write(json.get(), MachineInfo.here(), measurements); // what comes after may fail
                }
                if (plot.isPresent()) {
                    Charts.write(Files.createDirectories(plot.get()), measurements);
                }
                bar.outcome(found.size() + " measured");
            }
        }
        System.out.println();
        System.out.print(Results.table(measurements));
        System.out.println();
        System.out.println(MachineInfo.here());
        return CommandLine.ExitCode.OK;
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new CommandLine.ParameterException(new CommandLine(this), option + " " + value + ": 1 or more");
        }
    }

    private Set<Part> chosen() {
        Set<Part> chosen = EnumSet.noneOf(Part.class);
        for (String name : parts) {
            try {
                chosen.add(Part.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(new CommandLine(this),
                        name + ": pull, standardize, query, receipts, catalogue, search, pages");
            }
        }
        return chosen.isEmpty() ? EnumSet.allOf(Part.class) : chosen;
    }

    private List<Sized> measure(Part part, Home home, Rounds turns) throws Exception {
        Path folder = home.var().resolve(part.name().toLowerCase(Locale.ROOT));
        return switch (part) {
            case QUERY -> Sized.alone(QueryBench.run(folder, turns, rounds));
            case RECEIPTS -> Sized.alone(ReceiptBench.run(home, folder, turns));
            case PULL -> Sized.each(rows, size -> PullBench.run(folder, turns, size));
            case STANDARDIZE -> Sized.each(rows, size -> StandardizeBench.run(folder, rounds, size));
            case CATALOGUE -> Sized.alone(CatalogueBench.run(folder, turns));
            case SEARCH -> Sized.alone(SearchBench.run(new Home(home.installation(), folder), folder, rounds, entries));
            case PAGES -> Sized.alone(PagesBench.run(new Home(home.installation(), folder),
                    home.var().resolve("search"), rounds, entries, requests)); // the catalogue that is searched, too
        };
    }
}
