package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.base.process.Command;
import org.shuqiao.ledger.network.NetworkPlan.Orderer;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/** Creates the channel, joins the nodes and deploys the contract. Done steps are left. */
final class Deployment {

    private static final String VERSION = "1";
    private static final String SEQUENCE = "1";

    private final NetworkFolder folder;
    private final NetworkPlan plan;
    private final StepRunner steps;

    Deployment(NetworkFolder folder, NetworkPlan plan, StepRunner steps) {
        this.folder = folder;
        this.plan = plan;
        this.steps = steps;
    }

    /** Makes the channel's first block, once. */
    void firstBlock() {
        if (Files.exists(folder.genesis())) {
            return;
        }
        Path fresh = folder.genesis().resolveSibling("genesis.block.new");
        steps.run("first block", "configtxgen", Map.of("FABRIC_CFG_PATH", folder.configtx().getParent().toString()),
                "-profile", "Exchange", "-channelID", NetworkPlan.CHANNEL, "-outputBlock", fresh.toString());
        try {
            DurableFiles.rename(fresh, folder.genesis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void joinOrderer(Orderer orderer) {
        steps.until(orderer.name() + " joins", () -> osnadmin(orderer, "list").output()
                .contains("\"" + NetworkPlan.CHANNEL + "\""),
                () -> osnadmin(orderer, "join", "--channelID", NetworkPlan.CHANNEL, "--config-block", folder.genesis()
                        .toString()));
    }

    /** @return osnadmin's answer about one channel or, as {@code list} without one, about all */
    Command.Result osnadmin(Orderer orderer, String verb, String... more) {
        Path tls = folder.orderer(orderer).resolve("tls");
        List<String> words = new ArrayList<>(List.of("channel", verb, "-o", "127.0.0.1:" + orderer.adminPort(),
                "--ca-file", tls.resolve("ca.crt").toString(), "--client-cert", tls.resolve("server.crt").toString(),
                "--client-key", tls.resolve("server.key").toString()));
        words.addAll(List.of(more));
        return steps.look("osnadmin", Map.of(), words.toArray(String[]::new));
    }

    void joinPeer(Organisation organisation) {
        steps.until(organisation.peer() + " joins", () -> peer(organisation, "channel", "list").output().lines()
                .anyMatch(line -> line.strip().equals(NetworkPlan.CHANNEL)),
                () -> peer(organisation, "channel", "join", "-b", folder.genesis().toString()));
    }

    /** @return the id of the organisation's contract package, installed at its peer */
    String install(Organisation organisation) {
        ContractPackage made = contractPackage(organisation);
        Path file = folder.node(organisation.contract()).resolve("package.tar.gz");
        try {
            Files.write(file, made.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        steps.until(organisation.contract() + " installed",
                () -> peer(organisation, "lifecycle", "chaincode", "queryinstalled").output().contains(made.id()),
                () -> peer(organisation, "lifecycle", "chaincode", "install", file.toString()));
        return made.id();
    }

    ContractPackage contractPackage(Organisation organisation) {
        Path client = folder.node(organisation.contract()).resolve("client");
        try {
            return ContractPackage.of(organisation.contractPort(), Files.readString(folder.tlsCa(organisation)),
                    new Issuer.Issued(Files.readString(client.resolve("certificate.pem")),
                            Files.readString(client.resolve("key.pem"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every organisation approves the contract with its own package; then it is committed for all. */
    void agree(Map<Organisation, String> packages, Consumer<String> progress) {
        Organisation first = plan.organisations().getFirst();
        if (committed(first)) {
            return;
        }
        atOnce(plan.organisations(), organisation -> steps.until(organisation.msp() + " approves the contract",
                () -> approved(organisation),
                () -> peer(organisation, ordered("approveformyorg", "--package-id", packages.get(organisation)))));
        progress.accept("contract approved by " + plan.organisations().size() + " organisations");
        List<String> endorsers = new ArrayList<>();
        plan.organisations().forEach(organisation -> endorsers.addAll(List.of(
                "--peerAddresses", "127.0.0.1:" + organisation.peerPort(),
                "--tlsRootCertFiles", folder.tlsCa(organisation).toString())));
        steps.until("contract committed", () -> committed(first),
                () -> peer(first, ordered("commit", endorsers.toArray(String[]::new))));
        progress.accept("contract committed: " + plan.endorsement());
    }

    private boolean committed(Organisation organisation) {
        return peer(organisation, "lifecycle", "chaincode", "querycommitted", "-C", NetworkPlan.CHANNEL, "-n",
                NetworkPlan.CHAINCODE)
                .good();
    }

    /** An approval given twice is an error, so it is looked for first. */
    private boolean approved(Organisation organisation) {
        return peer(organisation, definition("checkcommitreadiness")).output().lines()
                .anyMatch(line -> line.strip().equals(organisation.msp() + ": true"));
    }

    private String[] definition(String verb, String... more) {
        List<String> words = new ArrayList<>(List.of("lifecycle", "chaincode", verb, "-C", NetworkPlan.CHANNEL,
                "-n", NetworkPlan.CHAINCODE, "-v", VERSION, "--sequence", SEQUENCE, "--signature-policy",
                        plan.endorsement()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private String[] ordered(String verb, String... more) {
        Orderer orderer = plan.orderers().getFirst();
        List<String> words = new ArrayList<>(List.of("-o", "127.0.0.1:" + orderer.port(), "--tls",
                "--cafile", folder.orderer(orderer).resolve("tls/ca.crt").toString()));
        words.addAll(List.of(more));
        return definition(verb, words.toArray(String[]::new));
    }

    private Command.Result peer(Organisation organisation, String... words) {
        return steps.look("peer", admin(organisation), words);
    }

    /** The peer's own core.yaml tells the program where the peer is; only who asks is another. */
    private Map<String, String> admin(Organisation organisation) {
        return Map.of("FABRIC_CFG_PATH", folder.node(organisation.peer()).toString(),
                "CORE_PEER_MSPCONFIGPATH", folder.admin(organisation).toString());
    }

    static <T> void atOnce(List<T> all, Consumer<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(each -> running.add(threads.submit(() -> work.accept(each))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
