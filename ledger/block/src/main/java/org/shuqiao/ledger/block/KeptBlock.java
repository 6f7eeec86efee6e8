package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.shuqiao.ledger.checkpoint.Checkpoint;

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
        boolean configuration = false;
        for (int i = 0; i < signed.envelopes().size(); i++) {
            if (signed.number() == 0 || i < verdicts.size() && verdicts.byteAt(i) == TxValidationCode.VALID_VALUE) {
                configuration |= ChannelConfiguration.isConfiguration(signed.envelopes().get(i));
                find(signed.envelopes().get(i), i, chaincode).ifPresent(anchors::add);
            }
        }
        return new KeptBlock(signed, configuration, anchors);
    }

    private static Optional<AnchorAt> find(ByteString envelope, int at, String chaincode) {
        try {
            Optional<ChainTransaction> transaction = ChainTransaction.parse(envelope);
            Optional<Checkpoint> checkpoint = transaction.isEmpty() ? Optional.empty() : Anchor.in(transaction.get(), chaincode);
            return checkpoint.map(found -> new AnchorAt(at, found.origin(), found.size()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // whatever it is, the contract did not write it
        }
    }

    /** @return whether a proof needs all of it */
    public boolean whole() {
        return configuration || !anchors.isEmpty();
    }
}
