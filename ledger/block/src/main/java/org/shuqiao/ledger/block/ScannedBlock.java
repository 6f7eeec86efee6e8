package org.shuqiao.ledger.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;

/**
 * Block of the channel with its configuration flag and the anchors it holds.
 *
 * @param configuration whether it holds the channel's configuration
 * @param anchors the transactions that anchor a checkpoint and that the peer holds valid
 */
public record ScannedBlock(SignedBlock block, boolean configuration, List<AnchorAt> anchors) {

    public ScannedBlock {
        anchors = List.copyOf(anchors);
    }

    /** @param transaction its place in the block, from 0 */
    public record AnchorAt(int transaction, String origin, long size) { }

    /**
     * @param block as a peer gives it, with its verdict on each transaction. @throws CodedException {@code BLOCK_FORM}
     */
    public static ScannedBlock of(Bytes block, String chaincode) {
        Message read = Message.read(block, FabricTypes.BLOCK);
        SignedBlock signed = SignedBlock.of(read);
        Bytes verdicts = SignedBlock.metadata(read, FabricTypes.METADATA_VERDICTS);
        List<AnchorAt> anchors = new ArrayList<>();
        boolean configuration = false;
        for (int i = 0; i < signed.envelopes().size(); i++) {
            if (signed.number() == 0 || i < verdicts.size() && verdicts.at(i) == FabricTypes.VERDICT_VALID) {
                configuration |= ChannelConfiguration.isConfiguration(signed.envelopes().get(i));
                find(signed.envelopes().get(i), i, chaincode).ifPresent(anchors::add);
            }
        }
        return new ScannedBlock(signed, configuration, anchors);
    }

    private static Optional<AnchorAt> find(Bytes envelope, int at, String chaincode) {
        try {
            return ChainTransaction.parse(envelope).flatMap(transaction -> AnchorReader.in(transaction, chaincode))
                    .map(found -> new AnchorAt(at, found.origin(), found.size()));
        } catch (CodedException e) {
            return Optional.empty(); // whatever it is, the contract did not write it
        }
    }

    /** @return whether a proof needs all of it */
    public boolean whole() {
        return configuration || !anchors.isEmpty();
    }
}
