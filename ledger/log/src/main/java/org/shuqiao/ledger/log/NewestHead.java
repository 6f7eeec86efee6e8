package org.shuqiao.ledger.log;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.GrowingTree;

/**
 * Newest head of the log that this process has handed out. Nothing is appended to a store that has less: the numbers of
 * what was cut off would be used again, and no gap would tell. What was cut off while no process ran, the witnesses'
 * cosigned checkpoints tell.
 */
final class NewestHead {

    private Optional<Checkpoint> seen = Optional.empty();

    synchronized void saw(Checkpoint checkpoint) {
        if (seen.isEmpty() || checkpoint.size() > seen.get().size()) {
            seen = Optional.of(checkpoint);
        }
    }

    /** @throws CodedException {@code LOG_CUT} */
    synchronized void requireReached(GrowingTree tree) {
        if (seen.isEmpty()) {
            return;
        }
        Checkpoint newest = seen.get();
        if (tree.size() < newest.size() || tree.size() == newest.size() && !tree.root().equals(newest.root())) {
            throw new CodedException(LedgerCode.LOG_CUT, tree.size(), newest.size());
        }
    }
}
