package org.shuqiao.ledger.fabric;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;

/**
 * Selects the peer to call and tracks the block height of each. One peer is asked for everything until it fails, and
 * another is read from only when it has the blocks that a caller was told of: whoever submitted reads what it
 * submitted.
 */
final class PeerRouter {

    private final FabricGateway gateway;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong promised = new AtomicLong();
    private final Map<Peer, Long> heights = new ConcurrentHashMap<>();

    PeerRouter(FabricGateway gateway) {
        this.gateway = gateway;
    }

    Peer peer() {
        List<Peer> peers = gateway.peers();
        return peers.get(Math.floorMod(turn.get(), peers.size()));
    }

    /** Leaves a peer that failed, unless another call has done so already. */
    void failOver(Peer failed) {
        int now = turn.get();
        if (peer().equals(failed)) {
            turn.compareAndSet(now, now + 1);
        }
        gateway.resetConnectBackoff();
    }

    /** A caller was told that a block holds its event. */
    void recordCommit(Peer peer, long block) {
        promised.accumulateAndGet(block + 1, Math::max);
        heights.merge(peer, block + 1, Math::max);
    }

    /** @return whether a peer has all blocks that callers were told of */
    boolean fresh(Peer peer) throws GatewayException {
        long need = promised.get();
        return heights.getOrDefault(peer, 0L) >= need || height(peer) >= need;
    }

    private long height(Peer peer) throws GatewayException {
        return heights.merge(peer, gateway.height(peer), Math::max);
    }

    /** @return whether all peers that answer have the same blocks, and those that callers were told of */
    boolean allPeersInSync() {
        List<Long> answers = gateway.peers().parallelStream().map(this::heightNow).filter(height -> height > 0)
                .toList();
        long need = Math.max(promised.get(), answers.stream().mapToLong(Long::longValue).max().orElse(0));
        return !answers.isEmpty() && answers.stream().allMatch(height -> height >= need);
    }

    /** @return 0 if it does not answer */
    private long heightNow(Peer peer) {
        try {
            return height(peer);
        } catch (GatewayException | GatewayRuntimeException e) {
            return 0;
        }
    }
}
