package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricGateway;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.network.NetworkSize;
import org.shuqiao.ledger.network.NodeStatus;
import org.shuqiao.systems.Faults;

/**
 * Fault-injection tests: each Fabric process is killed and suspended during a stream of events. Afterwards every event
 * is recorded exactly once and in order, and all peers have the same blocks. {@code -Dfault.rounds=N} repeats it.
 */
@NeedsFabric
class FabricFaultsTest {

    private static final List<String> NODES = List.of("authority-peer", "host-a-peer", "orderer1", "authority-contract",
            "host-a-contract");
    private static final int VERSIONS = 16;
    private static final int BEFORE = 8;
    /** Longer than any of the network's own limits on one answer, so that each of them has struck. */
    private static final Duration HANGS = Duration.ofSeconds(9);
    private static FabricSystem network;
    private static FabricLedger ledger;

    static Stream<Arguments> faults() {
        return Faults.rounds().boxed().flatMap(round -> NODES.stream().map(node -> Arguments.of(node, round)));
    }

    private static synchronized FabricLedger ledger() {
        if (ledger == null) {
            network = TestNetwork.start(NetworkSize.SMALL);
            ledger = FabricLedger.open(network.connectionFile());
        }
        return ledger;
    }

    @AfterAll
    static void close() {
        if (ledger != null) {
            ledger.close();
            network.close();
        }
    }

    @ParameterizedTest(name = "{0}, round {1}")
    @MethodSource("faults")
    void a_killed_node_costs_no_event_and_doubles_none(String node, int round) throws Exception {
        SubmitStream stream = SubmitStream.start(ledger(), VERSIONS);
        stream.awaitMore(BEFORE);

        network.kill(node);
        network.up();

        stream.endsWithEveryEventRecordedOnce();
        allPeersAgree();
    }

    @ParameterizedTest(name = "{0}, round {1}")
    @MethodSource("faults")
    void a_hung_node_costs_no_event_and_doubles_none(String node, int round) throws Exception {
        SubmitStream stream = SubmitStream.start(ledger(), VERSIONS);
        stream.awaitMore(BEFORE);

        network.suspend(node);
        TimeUnit.NANOSECONDS.sleep(HANGS.toNanos()); // how long it hangs, not a wait for something
        network.resume(node);

        stream.endsWithEveryEventRecordedOnce();
        allPeersAgree();
    }

    private static void allPeersAgree() throws Exception {
        FabricGateway gateway = ledger().gateway();
        assertThat(network.status()).extracting(NodeStatus::state).containsOnly(NodeStatus.State.RUNNING);
        for (Peer peer : gateway.peers()) {
            assertThat(gateway.height(peer)).as("%s answers", peer).isPositive();
        }
        PeerSync.await(gateway);
    }
}
