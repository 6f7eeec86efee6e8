package org.shuqiao.exchange.cli.network;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NetworkPlan;
import org.shuqiao.ledger.network.NodeStatus;
import picocli.CommandLine.Command;

/** Command {@code fabric status}: shows each process of the network. */
@Command(name = "status", mixinStandardHelpOptions = true, description = {
    "Show each process of the network: whether it answers, its port, how many blocks it has, its version.",
    "Exit code 0 where all answer, 1 where one does not or there is no network."})
public final class FabricStatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Home home = Home.fromEnvironment();
        FabricNetwork network = FabricNetwork.in(home.installation(), home.fabric());
        List<NodeStatus> nodes = network.status(System.getenv());
        if (nodes.isEmpty()) {
            System.out.println("no network in " + home.fabric());
            return ExitCodes.NO;
        }
        TextTable table = new TextTable("node", "kind", "state", "pid", "port", "blocks", "version");
        for (NodeStatus node : nodes) {
            table.row(node.name(), node.kind(), node.state().name().toLowerCase(Locale.ROOT), number(node.pid()),
                    node.port(), number(node.height()), node.version());
        }
        System.out.print(table.text());
        network.plan().ifPresent(FabricStatusCommand::organisations);
        return nodes.stream().allMatch(node -> node.state() == NodeStatus.State.RUNNING) ? ExitCodes.DONE
                : ExitCodes.NO;
    }

    private static void organisations(NetworkPlan plan) {
        System.out.println();
        TextTable table = new TextTable("organisation", "speaks for");
        plan.organisations().forEach(each -> table.row(each.msp(), String.join(" ", each.departments())));
        System.out.print(table.text());
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }
}
