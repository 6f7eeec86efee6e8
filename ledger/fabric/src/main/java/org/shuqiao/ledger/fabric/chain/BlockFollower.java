package org.shuqiao.ledger.fabric.chain;

import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.ScannedBlock;
import org.shuqiao.ledger.block.SignedBlock;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.ConnectionFile;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricGateway;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the channel's blocks in order, from block 0. It goes on where the store stands,
 * whoever was away meanwhile. A stream of blocks is read for some seconds; then all peers are asked how many blocks
 * they have, so that one that is gone, hangs or lags behind is left for another. A block that does not fit is never
 * taken and none is skipped: the error stands in {@link #status()} until a peer gives the right one.
 */
public final class BlockFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BlockFollower.class);
    private static final Duration STREAM = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final FabricGateway gateway;
    private final ConnectionFile file;
    private final ChainStore store;
    private final PeerSelector peers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "follow-blocks");
    private OptionalInt chain = OptionalInt.empty();
    private volatile CloseableIterator<Block> stream;
    private volatile ChainStatus standing;

    private BlockFollower(FabricGateway gateway, ChainStore store) {
        this.gateway = gateway;
        this.file = gateway.file();
        this.store = store;
        this.peers = new PeerSelector(gateway);
        long reached = store.reached(file.channel());
        this.standing = new ChainStatus(file.channel(), reached, reached, Optional.empty(), Optional.empty());
    }

    /** Begins to follow; the network need not be up yet. The gateway stays open as long as this. */
    public static BlockFollower start(FabricGateway gateway, DataSource source) {
        BlockFollower follower = new BlockFollower(gateway, ChainStore.open(source));
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    public ChainStatus status() {
        return standing;
    }

    /** @param origin the log's name */
    public ChainProofs proofs(String origin) {
        return new ChainProofs(store, file.channel(), origin);
    }

    /**
     * @return whose certificates an auditor believes on this channel, as far as its configuration is known
     * @throws CodedException {@code CHAIN_CONFIGURATION} when the connection file names another ordering authority
     */
    public Optional<ChannelTrustRoots> roots() {
        String authority = file.department(file.authority()).orElseThrow().msp();
        Optional<ChannelTrustRoots> roots = proofs("").roots(file.chaincode(), authority);
        roots.ifPresent(known -> OrderingCaCheck.requireAmong(known, file));
        return roots;
    }

    private void follow() {
        Duration pause = FIRST_PAUSE;
        while (closed.getCount() > 0) {
            try {
                read(peers.choose());
                peers.markHealthy();
                pause = FIRST_PAUSE;
            } catch (GatewayException e) {
                failed(LedgerCode.LEDGER_UNREACHABLE.id(), e.getStatus().getCode().name());
                pause = rest(pause);
            } catch (GatewayRuntimeException e) {
                failed(LedgerCode.LEDGER_UNREACHABLE.id(), e.getStatus().getCode().name());
                pause = rest(pause);
            } catch (CodedException e) {
                failed(e.code().id(), e.getMessage());
                pause = rest(pause);
            } catch (RuntimeException e) {
                failed(LedgerCode.LEDGER_UNREACHABLE.id(), e.getClass().getName()); // its words may be anything
                pause = rest(pause);
            }
        }
    }

    private void read(PeerSelector.Choice choice) throws GatewayException {
        if (chain.isEmpty()) {
            chain = OptionalInt.of(store.follow(file.channel(), firstHash(choice.peer())));
        }
        String peer = choice.peer().name();
        long next = store.next(chain.getAsInt());
        standing = new ChainStatus(file.channel(), next, Math.max(next, choice.height()), Optional.of(peer),
                Optional.empty());
        try (CloseableIterator<Block> blocks = gateway.blocks(choice.peer(), next, STREAM)) {
            stream = blocks;
            while (closed.getCount() > 0 && blocks.hasNext()) {
                Bytes block = Bytes.copyOf(blocks.next().toByteArray());
                ScannedBlock kept = ScannedBlock.of(block, file.chaincode());
                store.take(chain.getAsInt(), block, kept, peer);
                long have = kept.block().number() + 1;
                standing = new ChainStatus(file.channel(), have, Math.max(have, choice.height()), Optional.of(peer),
                        Optional.empty());
            }
        } catch (GatewayRuntimeException e) {
            if (e.getStatus().getCode() != Code.DEADLINE_EXCEEDED) {
                throw e;
            }
        }
    }

    private Bytes firstHash(Peer peer) throws GatewayException {
        return SignedBlock.of(Bytes.copyOf(gateway.block(peer, 0).toByteArray())).hash();
    }

    private void failed(String code, String why) {
        if (closed.getCount() == 0) {
            return;
        }
        if (!standing.trouble().equals(Optional.of(code))) {
            LOG.warn("following the blocks of {} failed at block {} and goes on: {} {}", file.channel(),
                    standing.followed(), code, why);
        }
        standing = new ChainStatus(standing.channel(), standing.followed(), standing.heard(), Optional.empty(),
                Optional.of(code));
        peers.markFailed();
    }

    private Duration rest(Duration pause) {
        try {
            closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Ends following; a block that is being taken is taken. */
    @Override
    public void close() {
        closed.countDown();
        CloseableIterator<Block> reading = stream;
        if (reading != null) {
            reading.close();
        }
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
