package org.shuqiao.exchange.cli.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NetworkSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code fabric up}: starts the missing processes of the network and keeps its data. */
@Command(name = "up", mixinStandardHelpOptions = true,
        description = "Bring the network up. What runs is left alone, what is missing is started, what was recorded "
                + "stays.")
public final class FabricUpCommand implements Callable<Integer> {

    @Option(names = "--profile", paramLabel = "PROFILE", description = {
        "small: two organisations and one orderer (the default);",
        "large: four organisations and three orderers, one of which may be lost."})
    private NetworkSize profile;

    @Option(names = "--base-port", paramLabel = "PORT",
            description = "First port of a new network; by default the first free ones from 27050.")
    private Integer basePort;

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Home home = Home.fromEnvironment();
        List<String> departments = DepartmentFile.read(home.configuration()).stream().map(Department::id).toList();
        FabricNetwork network = FabricNetwork.in(home.installation(), home.fabric());
        network.up(new FabricNetwork.Wish(Optional.ofNullable(profile), departments,
                basePort == null ? OptionalInt.empty() : OptionalInt.of(basePort)), System.getenv(),
                line -> System.err.printf("%6.1f s  %s%n", (System.nanoTime() - started) / 1e9, line));
        System.out.println(network.connectionFile());
        return ExitCodes.DONE;
    }
}
