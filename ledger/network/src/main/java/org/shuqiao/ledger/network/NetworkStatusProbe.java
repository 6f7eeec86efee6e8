package org.shuqiao.ledger.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hyperledger.fabric.client.GatewayException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.fabric.ConnectionFile;
import org.shuqiao.ledger.fabric.FabricGateway;
import org.shuqiao.ledger.fabric.FabricTimeouts;
import org.shuqiao.ledger.network.NetworkPlan.Orderer;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/** Probes every process of a network in parallel, with a timeout of a few seconds. */
final class NetworkStatusProbe {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final FabricNetwork network;
    private final NetworkFolder folder;
    private final NetworkPlan plan;
    private final Map<String, String> environment;

    NetworkStatusProbe(FabricNetwork network, NetworkFolder folder, NetworkPlan plan, Map<String, String> environment) {
        this.network = network;
        this.folder = folder;
        this.plan = plan;
        this.environment = environment;
    }

    private interface Height {
        OptionalLong now();
    }

    private record Look(String name, String kind, int port, Path ca, Height height) { }

    List<NodeStatus> look() {
        try (Heights heights = new Heights()) {
            List<Look> looks = new ArrayList<>();
            for (Orderer o : plan.orderers()) {
                looks.add(new Look(o.name(), "orderer", o.port(), folder.orderer(o).resolve("tls/ca.crt"),
                        () -> heights.of(o)));
            }
            for (Organisation o : plan.organisations()) {
                looks.add(new Look(o.peer(), "peer", o.peerPort(), folder.tlsCa(o), () -> heights.of(o)));
                looks.add(new Look(o.contract(), "contract", o.contractPort(), folder.tlsCa(o), OptionalLong::empty));
            }
            List<NodeStatus> all =
                    Collections.synchronizedList(new ArrayList<>(Collections.nCopies(looks.size(), null)));
            Deployment.atOnce(looks, look -> all.set(looks.indexOf(look), status(look)));
            return List.copyOf(all);
        }
    }

    private NodeStatus status(Look look) {
        NodeProcess process = network.process(look.name());
        Optional<ProcessHandle> handle = process.handle();
        if (handle.isEmpty()) {
            return new NodeStatus(look.name(), look.kind(), NodeStatus.State.ENDED, OptionalLong.empty(), look.port(),
                    OptionalLong.empty(), process.version());
        }
        boolean answers = TlsProbe.answers(look.port(), look.ca());
        return new NodeStatus(look.name(), look.kind(), answers ? NodeStatus.State.RUNNING : NodeStatus.State.HUNG,
                OptionalLong.of(handle.get().pid()), look.port(), answers ? look.height().now() : OptionalLong.empty(),
                process.version());
    }

    /** Number of blocks a node has: a peer is asked as a client would, an orderer through its admin port. */
    private final class Heights implements AutoCloseable {

        private final Optional<FabricGateway> gateway = Files.exists(folder.connectionFile())
                ? Optional.of(FabricGateway.open(ConnectionFile.read(folder.connectionFile()),
                        new FabricTimeouts(SOON, SOON, SOON, SOON, SOON, SOON)))
                : Optional.empty();
        private final boolean programs = FabricBinaries.missing(environment).isEmpty();

        OptionalLong of(Organisation organisation) {
            if (gateway.isEmpty()) {
                return OptionalLong.empty();
            }
            Optional<ConnectionFile.Peer> peer = gateway.get().peers().stream()
                    .filter(each -> each.name().equals(organisation.peer())).findFirst();
            try {
                return peer.isPresent() ? OptionalLong.of(gateway.get().height(peer.get())) : OptionalLong.empty();
            } catch (GatewayException e) {
                return OptionalLong.empty(); // it has not joined yet, or ended in between
            }
        }

        OptionalLong of(Orderer orderer) {
            if (!programs) {
                return OptionalLong.empty();
            }
            StepRunner steps = new StepRunner(FabricBinaries.find(environment, line -> { }), folder.log("status"));
            String answer = new Deployment(folder, plan, steps)
                    .osnadmin(orderer, "list", "--channelID", NetworkPlan.CHANNEL).output();
            try {
                int height = Json.PLAIN.readTree(answer.substring(Math.max(0, answer.indexOf('{'))))
                        .path("height").asInt(-1);
                return height < 0 ? OptionalLong.empty() : OptionalLong.of(height);
            } catch (JsonProcessingException e) {
                return OptionalLong.empty();
            }
        }

        @Override
        public void close() {
            gateway.ifPresent(FabricGateway::close);
        }
    }
}
