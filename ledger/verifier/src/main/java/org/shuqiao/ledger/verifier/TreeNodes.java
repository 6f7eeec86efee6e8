package org.shuqiao.ledger.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.receipt.Receipt;

/**
 * Full subtrees that receipts show on their paths (RFC 9162 §2.1.3.2). One that two receipts give two hashes means two
 * histories, whatever the sizes of their trees.
 */
final class TreeNodes {

    private final Map<NodeId, Hash> nodes = new HashMap<>();

    /** @return the first node of the receipt's path that an earlier receipt contradicts */
    Optional<NodeId> add(Receipt receipt) {
        long at = receipt.index();
        long last = receipt.size() - 1;
        int level = 0;
        Hash hash = receipt.record().leaf();
        Optional<NodeId> clash = put(level, at, hash, receipt.size());
        for (Hash step : receipt.path()) {
            if ((at & 1) == 1 || at == last) {
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                    level++;
                }
                clash = clash.isPresent() ? clash : put(level, at - 1, step, receipt.size());
                hash = Hash.node(step, hash);
            } else {
                clash = clash.isPresent() ? clash : put(level, at + 1, step, receipt.size());
                hash = Hash.node(hash, step);
            }
            at >>= 1;
            last >>= 1;
            level++;
            clash = clash.isPresent() ? clash : put(level, at, hash, receipt.size());
        }
        return clash;
    }

    private Optional<NodeId> put(int level, long index, Hash hash, long size) {
        if (index + 1 > size >> level) {
            return Optional.empty();    // not full yet: it changes as the log grows
        }
        NodeId id = new NodeId(level, index);
        Hash other = nodes.putIfAbsent(id, hash);
        return other == null || other.equals(hash) ? Optional.empty() : Optional.of(id);
    }
}
