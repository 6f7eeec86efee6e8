package org.shuqiao.ledger.fabric.chain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricGateway;

/** Selects the peer with the most blocks and keeps it while it keeps up. */
final class PeerSelector {

    private final FabricGateway gateway;
    private Optional<Peer> current = Optional.empty();
    private Optional<Peer> doubted = Optional.empty();

    PeerSelector(FabricGateway gateway) {
        this.gateway = gateway;
    }

    /** @param height how many blocks it says it has */
    record Choice(Peer peer, long height) { }

    /** Asks all of them; one that hangs costs the time of one answer. @throws CodedException when none answers */
    Choice choose() {
        Map<Peer, Long> heights = new ConcurrentHashMap<>();
        gateway.peers().parallelStream().forEach(peer -> height(peer).ifPresent(height -> heights.put(peer, height)));
        if (heights.size() > 1) {
            doubted.ifPresent(heights::remove);
        }
        long most = heights.values().stream().mapToLong(Long::longValue).max()
                .orElseThrow(() -> new CodedException(LedgerCode.LEDGER_UNREACHABLE, "blocks"));
        Peer chosen = current.filter(peer -> heights.getOrDefault(peer, -1L) == most)
                .orElseGet(() -> gateway.peers().stream().filter(peer -> heights.getOrDefault(peer, -1L) == most)
                        .findFirst().orElseThrow());
        current = Optional.of(chosen);
        return new Choice(chosen, most);
    }

    /** The peer that was chosen failed: another is chosen next, if any answers. */
    void markFailed() {
        doubted = current;
        current = Optional.empty();
        gateway.resetConnectBackoff();
    }

    void markHealthy() {
        doubted = Optional.empty();
    }

    private Optional<Long> height(Peer peer) {
        try {
            return Optional.of(gateway.height(peer));
        } catch (GatewayException | GatewayRuntimeException | CodedException e) {
            return Optional.empty();
        }
    }
}
