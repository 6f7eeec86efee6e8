package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.shuqiao.ledger.LedgerCode;
import org.shuqiao.standards.error.CodedException;

/**
 * What a block of the channel is to us.
 *
 * @param configuration whether it holds the channel's configuration
 * @param anchors the transactions that anchor a checkpoint and that the peer holds valid
 */
public record KeptBlock(SignedBlock block, boolean configuration, List<AnchorAt> anchors) {

    public KeptBlock {
        anchors = List.copyOf(anchors);
    }

    /** @param transaction its place in the block, from 0 */
    public record AnchorAt(int transaction, String origin, long size) {
    }

    /** @param block as a peer gives it, with its verdict on each transaction */
    public static KeptBlock of(Block block, String chaincode) {
        SignedBlock signed = SignedBlock.of(block);
        ByteString verdicts = block.getMetadata().getMetadataCount() > BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE
                ? block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE) : ByteString.EMPTY;
        List<AnchorAt> anchors = new ArrayList<>();
        try {
            for (int i = 0; i < signed.envelopes().size() && i < verdicts.size(); i++) {
                if (verdicts.byteAt(i) == TxValidationCode.VALID_VALUE) {
                    find(signed.envelopes().get(i), i, chaincode, anchors);
                }
            }
            return new KeptBlock(signed, signed.envelopes().size() == 1
                    && ChannelConfiguration.isConfiguration(signed.envelopes().getFirst()), anchors);
        } catch (InvalidProtocolBufferException e) {
            throw new CodedException(LedgerCode.BLOCK_FORM, e, "envelopes");
        }
    }

    private static void find(ByteString envelope, int at, String chaincode, List<AnchorAt> anchors)
            throws InvalidProtocolBufferException {
        var transaction = ChainTransaction.parse(envelope);
        if (transaction.isPresent()) {
            Anchor.in(transaction.get(), chaincode).ifPresent(checkpoint ->
                    anchors.add(new AnchorAt(at, checkpoint.origin(), checkpoint.size())));
        }
    }

    /** @return whether a proof needs all of it */
    public boolean whole() {
        return configuration || !anchors.isEmpty();
    }
}
