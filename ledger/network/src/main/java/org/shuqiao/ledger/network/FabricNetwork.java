package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/**
 * Fabric network on this machine below one folder: start, status and stop. Bringing it up leaves alone what
 * runs and is done, starts what is missing and keeps the data, so it may be repeated at any time, also after a process
 * was killed or this one was.
 */
public final class FabricNetwork {

    private static final int FIRST_PORT = 27_050;
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int PATIENT_LOOKS = 4;

    private final Path installation;
    private final NetworkFolder folder;

    private FabricNetwork(Path installation, NetworkFolder folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /**
     * @param installation where the build made the contract
     * @param folder of the network, for example {@code var/fabric}
     */
    public static FabricNetwork in(Path installation, Path folder) {
        return new FabricNetwork(installation.toAbsolutePath().normalize(),
                new NetworkFolder(folder.toAbsolutePath().normalize()));
    }

    /**
     * What the network should be; for one that exists already, its own profile and ports hold.
     *
     * @param departments all of the city's, the data authority first
     * @param basePort its first port; else the first that are free from 27050
     */
    public record Wish(Optional<NetworkSize> profile, List<String> departments, OptionalInt basePort) { }

    /** @return the file that {@code ledger.fabric} names; it is there once the network came up */
    public Path connectionFile() {
        return folder.connectionFile();
    }

    /** @return the plan of the network, none where there is no network */
    public Optional<NetworkPlan> plan() {
        return NetworkPlan.read(folder.plan());
    }

    /** @return the process of a node, such as {@code authority-peer} */
    public NodeProcess process(String node) {
        return new NodeProcess(node, folder.run(node));
    }

    /**
     * Brings it up.
     *
     * @param environment where Fabric's programs are looked for: {@code FABRIC_HOME}, {@code PATH}
     * @param progress takes a line about each step that was done
     */
    public void up(Wish wish, Map<String, String> environment, Consumer<String> progress) {
        FabricBinaries programs = FabricBinaries.find(environment, progress);
        locked(() -> {
            NetworkPlan plan = agreed(wish);
            StepRunner steps = new StepRunner(programs, folder.log("steps"));
            new CryptoMaterial(folder, steps).make(plan);
            new NodeFiles(folder, plan).write();
            Deployment deployment = new Deployment(folder, plan, steps);
            deployment.firstBlock();
            run(plan, programs, deployment, progress);
            NetworkFolder.write(folder.connectionFile(), new ConnectionFileWriter(folder).of(plan));
            int enrolled = new Enrolment(plan, SystemClock.beijing()).enrol(folder.connectionFile());
            if (enrolled > 0) {
                progress.accept(enrolled + " departments enrolled");
            }
        });
    }

    private NetworkPlan agreed(Wish wish) {
        Optional<NetworkPlan> before = plan();
        if (before.isPresent() && wish.profile().isPresent() && before.get().profile() != wish.profile().get()) {
            throw new CodedException(NetworkCode.OTHER_PROFILE, before.get().profile().word(), wish.profile().get()
                    .word());
        }
        NetworkPlan plan = before.map(made -> made.withAll(wish.departments())).orElseGet(() -> NetworkPlan.make(
                wish.profile().orElse(NetworkSize.SMALL), wish.departments(),
                        Ports.from(wish.basePort().orElse(FIRST_PORT))));
        NetworkFolder.write(folder.plan(), plan.json());
        return plan;
    }

    private void run(NetworkPlan plan, FabricBinaries programs, Deployment deployment, Consumer<String> progress) {
        BuiltContract contract = BuiltContract.in(installation);
        List<Node> nodes = new ArrayList<>();
        plan.orderers().forEach(o -> nodes.add(Node.orderer(folder, o, programs)));
        plan.organisations().forEach(o -> nodes.add(Node.peer(folder, o, programs)));
        Deployment.atOnce(nodes, node -> ensure(node, progress));
        Deployment.atOnce(plan.orderers(), deployment::joinOrderer);
        Deployment.atOnce(plan.organisations(), deployment::joinPeer);
        Map<Organisation, String> packages = Collections.synchronizedMap(new TreeMap<>(
                Comparator.comparing(Organisation::name)));
        Deployment.atOnce(plan.organisations(), organisation -> {
            packages.put(organisation, deployment.install(organisation));
            ensure(Node.contract(folder, organisation, contract, packages.get(organisation)), progress);
        });
        deployment.agree(packages, progress);
    }

    /** Starts a node unless it runs and answers; one of another version, or that hangs, is ended first. */
    private void ensure(Node node, Consumer<String> progress) {
        NodeProcess process = process(node.name());
        if (process.handle().isPresent()) {
            boolean same = process.version().equals(node.version());
            if (same && answersSoon(node)) {
                return;
            }
            progress.accept(node.name() + (same ? " does not answer" : " is of version " + process.version())
                    + " and is started anew");
            if (same) {
                process.kill();
            } else {
                process.end();
            }
        }
        if (!Ports.free(node.port())) {
            throw new CodedException(NetworkCode.PORT_TAKEN, node.name(), node.port());
        }
        process.start(node.command(), node.environment(), node.home(), folder.log(node.name()), node.version());
        long end = System.nanoTime() + READY.toNanos();
        while (!node.answers()) {
            if (process.handle().isEmpty() || System.nanoTime() - end > 0) {
                throw new CodedException(NetworkCode.NODE_SILENT, node.name(), folder.log(node.name()));
            }
            StepRunner.pause();
        }
        progress.accept(node.name() + " runs on port " + node.port());
    }

    private static boolean answersSoon(Node node) {
        for (int look = 0; look < PATIENT_LOOKS; look++) {
            if (node.answers()) {
                return true;
            }
            StepRunner.pause();
        }
        return false;
    }

    /** @return every process of the network; empty where there is no network */
    public List<NodeStatus> status(Map<String, String> environment) {
        return plan().map(plan -> new NetworkStatusProbe(this, folder, plan, environment).look()).orElse(List.of());
    }

    /** Ends what {@code up} started, and nothing else; the data stay. */
    public void down(Consumer<String> progress) {
        Optional<NetworkPlan> plan = plan();
        if (plan.isEmpty()) {
            return;
        }
        locked(() -> {
            end(plan.get().organisations().stream().map(Organisation::contract).toList(), progress);
            end(plan.get().organisations().stream().map(Organisation::peer).toList(), progress);
            end(plan.get().orderers().stream().map(NetworkPlan.Orderer::name).toList(), progress);
        });
    }

    private void end(List<String> nodes, Consumer<String> progress) {
        Deployment.atOnce(nodes, node -> {
            NodeProcess process = process(node);
            boolean ran = process.handle().isPresent();
            process.end();
            if (ran) {
                progress.accept(node + " ended");
            }
        });
    }

    /** Forgets a network that was ended: keys, blocks, everything. */
    public void erase() {
        NetworkFolder.erase(folder.root());
    }

    private void locked(Runnable work) {
        try {
            folder.make();
            try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new CodedException(NetworkCode.BUSY, folder.root());
                }
                work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
