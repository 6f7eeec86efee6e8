package org.shuqiao.exchange.platform.ledger;

import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.DepartmentKeys;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.chain.AnchorLocation;
import org.shuqiao.ledger.fabric.chain.BlockFollower;
import org.shuqiao.ledger.fabric.chain.ChainProofs;
import org.shuqiao.ledger.fabric.chain.ChainStatus;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Block proofs of receipts from a Fabric network. A block also holds the events of
 * other departments, so that only auditors and the authority take it along.
 */
public final class BlockEvidence {

    private final RecordLog log;
    private final DepartmentKeys keys;
    private final Permissions permissions;
    private final Optional<BlockFollower> follower;
    private final Optional<ChainProofs> proofs;

    /** @param origin name of the log's key */
    public BlockEvidence(RecordLog log, String origin, DepartmentKeys keys, Permissions permissions,
            Optional<BlockFollower> follower) {
        this.log = log;
        this.keys = keys;
        this.permissions = permissions;
        this.follower = follower;
        this.proofs = follower.map(following -> following.proofs(origin));
    }

    /** @return how far the network's blocks were followed; nothing where the ledger is in here */
    public Optional<ChainStatus> status() {
        return follower.map(BlockFollower::status);
    }

    /** @return how many records of the log the newest anchor in a followed block covers */
    public OptionalLong anchoredSize() {
        return proofs.flatMap(ChainProofs::newest).map(at -> OptionalLong.of(at.size())).orElseGet(OptionalLong::empty);
    }

    /** @return the block that anchors a receipt, once there is one, for somebody who may take it along */
    public OptionalLong block(Actor actor, Receipt receipt) {
        return permissions.holds(actor, Role.AUDITOR) || permissions.holds(actor, Role.AUTHORITY)
                ? covering(receipt).map(at -> OptionalLong.of(at.block())).orElseGet(OptionalLong::empty)
                : OptionalLong.empty();
    }

    /**
     * @return what joins a receipt's checkpoint to the anchored one; nothing while there is none, or where both are one
     */
    public Optional<ConsistencyFile> consistencyFile(Receipt receipt) {
        return covering(receipt).filter(at -> at.size() > receipt.size())
                .map(at -> log.consistencyFile(receipt.size(), at.size()));
    }

    private Optional<AnchorLocation> covering(Receipt receipt) {
        return proofs.flatMap(known -> known.covering(receipt.size()));
    }

    /** @throws CodedException {@code ANCHOR_UNKNOWN} for a block that anchors nothing of this log */
    public BlockProof proof(Actor actor, long block) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return proofs.orElseThrow(() -> new CodedException(LedgerCode.ANCHOR_UNKNOWN, block)).proof(block);
    }

    /**
     * @return the public keys and, where the ledger is a network, whose certificates are believed there, as far as
     *     known
     */
    public PublicKeys keys() {
        PublicKeys known = keys.publicKeys();
        return follower.flatMap(BlockFollower::roots).map(known::with).orElse(known);
    }
}
