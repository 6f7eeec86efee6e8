package org.shuqiao.exchange.cli.network;

import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.FabricNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code fabric down}: ends the processes of the network. */
@Command(name = "down", mixinStandardHelpOptions = true,
        description = "End the processes of the network, and no others; what was recorded stays for the next up.")
public final class FabricDownCommand implements Callable<Integer> {

    @Option(names = "--erase", description = "Then forget the network: its ledger, keys and certificates. Nothing "
            + "brings them back.")
    private boolean erase;

    @Override
    public Integer call() {
        Home home = Home.fromEnvironment();
        FabricNetwork network = FabricNetwork.in(home.installation(), home.fabric());
        network.down(System.err::println);
        if (erase) {
            network.erase();
        }
        return ExitCodes.DONE;
    }
}
