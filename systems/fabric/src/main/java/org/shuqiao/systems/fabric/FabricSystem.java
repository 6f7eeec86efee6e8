package org.shuqiao.systems.fabric;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.shuqiao.base.process.Signal;
import org.shuqiao.ledger.network.FabricBinaries;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NetworkPlan;
import org.shuqiao.ledger.network.NetworkSize;
import org.shuqiao.ledger.network.NodeStatus;
import org.shuqiao.systems.ShutdownHooks;

/**
 * Fabric network started by the code of {@code shuqiao fabric up}, with fault injection on its nodes. Its nodes can be
 * treated as a machine room treats them: killed without notice, hung and gone on with, brought up again.
 */
public final class FabricSystem implements AutoCloseable {

    /** Below the range from which the system takes ports for outgoing connections. */
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;

    private final FabricNetwork network;
    private final FabricNetwork.Wish wish;
    private final Runnable atExit = this::end;

    private FabricSystem(FabricNetwork network, FabricNetwork.Wish wish) {
        this.network = network;
        this.wish = wish;
    }

    /** @return which of Fabric's programs are not on this machine; with none missing a network can be started */
    public static List<String> missingPrograms() {
        return FabricBinaries.missing(System.getenv());
    }

    /**
     * @param installation the root of the built checkout
     * @param folder of the network's files and logs
     * @param departments the data authority first
     */
    public static FabricSystem start(Path installation, Path folder, NetworkSize profile, List<String> departments) {
        FabricSystem system = new FabricSystem(FabricNetwork.in(installation, folder), new FabricNetwork.Wish(
                Optional.of(profile), departments,
                        OptionalInt.of(ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT))));
        try {
            system.up();
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
        return system;
    }

    /** Starts what is missing, also after it was closed. */
    public synchronized void up() {
        ShutdownHooks.forget(atExit);
        ShutdownHooks.add(atExit);
        network.up(wish, System.getenv(), line -> { });
    }

    public Path connectionFile() {
        return network.connectionFile();
    }

    public NetworkPlan plan() {
        return network.plan().orElseThrow();
    }

    public List<NodeStatus> status() {
        return network.status(System.getenv());
    }

    /** @return the ids of its processes that live */
    public List<Long> pids() {
        return status().stream().flatMap(node -> node.pid().stream().boxed()).toList();
    }

    /** @param node such as {@code authority-peer}, {@code host-a-contract} or {@code orderer1} */
    public void kill(String node) {
        ProcessHandle process = running(node);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Makes a node hang: it keeps its connections and answers nothing. */
    public void suspend(String node) {
        Signal.STOP.send(running(node).pid());
    }

    /** Lets a hung node go on. */
    public void resume(String node) {
        Signal.CONT.send(running(node).pid());
    }

    private ProcessHandle running(String node) {
        return network.process(node).handle().orElseThrow(() -> new IllegalStateException(node + " does not run"));
    }

    /** One at a time, and not before it is up: what is being started could not be ended. */
    private synchronized void end() {
        network.down(line -> { });
    }

    /** Ends its processes; its files stay. */
    @Override
    public void close() {
        end();
        ShutdownHooks.forget(atExit);
    }
}
