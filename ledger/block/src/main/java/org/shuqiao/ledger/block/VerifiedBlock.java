package org.shuqiao.ledger.block;

import java.util.List;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.checkpoint.Checkpoint;

/**
 * Result of verifying a block proof: the anchored checkpoint, the orderers that signed and the endorsing MSPs.
 *
 * @param hash of the block's header
 * @param orderers each with its organisation, such as {@code orderer1.ordering.city (OrderingMSP)}
 * @param endorsers MSP ids, the authority's among them
 */
public record VerifiedBlock(String channel, long number, Bytes previous, Bytes hash, Checkpoint checkpoint,
        List<String> orderers, List<String> endorsers) {

    public VerifiedBlock {
        orderers = List.copyOf(orderers);
        endorsers = List.copyOf(endorsers);
    }
}
