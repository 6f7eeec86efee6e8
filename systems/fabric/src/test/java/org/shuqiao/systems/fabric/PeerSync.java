package org.shuqiao.systems.fabric;

import java.time.Duration;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricGateway;

/** Waits until all peers have the same block height. */
final class PeerSync {

    private PeerSync() { }

    /** Waits half a minute at most until all peers have the same blocks. */
    static void await(FabricGateway gateway) {
        BlockProofTest.await(Duration.ofSeconds(30), () -> {
            long first = height(gateway, gateway.peers().getFirst());
            return first > 0 && gateway.peers().stream().allMatch(peer -> height(gateway, peer) == first);
        });
    }

    /** @return -1 if it does not answer */
    static long height(FabricGateway gateway, Peer peer) {
        try {
            return gateway.height(peer);
        } catch (GatewayException | GatewayRuntimeException e) {
            return -1;
        }
    }
}
