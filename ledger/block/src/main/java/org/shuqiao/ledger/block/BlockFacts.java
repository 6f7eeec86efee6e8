package org.shuqiao.ledger.block;

import java.util.List;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.checkpoint.Checkpoint;

/**
 * What a valid block proof proves: that a block of the channel, signed by {@code orderers}, holds a transaction that
 * anchors {@code checkpoint}, endorsed by the peers of {@code endorsers}.
 *
 * @param hash of the block's header
 * @param orderers each with its organisation, such as {@code orderer1.ordering.city (OrderingMSP)}
 * @param endorsers MSP ids, the authority's among them
 */
public record BlockFacts(String channel, long number, Bytes previous, Bytes hash, Checkpoint checkpoint,
        List<String> orderers, List<String> endorsers) {

    public BlockFacts {
        orderers = List.copyOf(orderers);
        endorsers = List.copyOf(endorsers);
    }
}
