package org.shuqiao.ledger.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.ledger.LedgerCode;
import org.shuqiao.ledger.block.BlockFacts;
import org.shuqiao.ledger.block.BlockVerifier;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.CheckpointSignatures;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.standards.error.CodedException;

/**
 * The proofs that lie beside receipts: blocks that anchor checkpoints ({@code block-*.json}) and what joins a receipt's
 * checkpoint to an anchored one ({@code consistency-*.json}). Each is verified by itself, then blocks against each other.
 */
public final class BlockProofs {

    public static final String BLOCK = "block-";
    public static final String CONSISTENCY = "consistency-";

    private final PublicKeys keys;
    private final TreeMap<Long, BlockFacts> blocks = new TreeMap<>();
    private final List<ConsistencyFile> joints = new ArrayList<>();
    private final Map<String, Verdict.Invalid> invalid = new TreeMap<>();

    private BlockProofs(PublicKeys keys) {
        this.keys = keys;
    }

    /** @param files name to bytes; files of other names are none of this */
    public static BlockProofs of(Map<String, byte[]> files, PublicKeys keys) {
        BlockProofs proofs = new BlockProofs(keys);
        new TreeMap<>(files).forEach((name, bytes) -> {
            try {
                if (name.startsWith(BLOCK)) {
                    proofs.block(BlockVerifier.verify(bytes, keys));
                } else if (name.startsWith(CONSISTENCY)) {
                    proofs.joints.add(proofs.joint(bytes));
                }
            } catch (CodedException e) {
                proofs.invalid.put(name, Verdict.Invalid.of(e));
            }
        });
        return proofs;
    }

    /** @return the files that prove nothing, and why */
    public Map<String, Verdict.Invalid> invalid() {
        return Collections.unmodifiableMap(invalid);
    }

    /** @return the blocks that the rest proves */
    public List<BlockFacts> blocks() {
        return List.copyOf(blocks.values());
    }

    /**
     * @return the first block that anchors the receipt's checkpoint, or one that provably grew from it; nothing when no
     *     file joins them
     */
    public Optional<BlockFacts> reach(Facts receipt) {
        return blocks.values().stream().filter(block -> anchors(block, receipt)).findFirst();
    }

    private boolean anchors(BlockFacts block, Facts receipt) {
        Checkpoint anchored = block.checkpoint();
        if (!anchored.origin().equals(receipt.origin()) || anchored.size() < receipt.size()) {
            return false;
        }
        return anchored.size() == receipt.size() ? anchored.root().equals(receipt.root())
                : joints.stream().anyMatch(joint -> joint.first().size() == receipt.size()
                        && joint.first().root().equals(receipt.root()) && joint.first().origin().equals(receipt.origin())
                        && joint.second().size() == anchored.size() && joint.second().root().equals(anchored.root()));
    }

    private void block(BlockFacts block) {
        BlockFacts same = blocks.get(block.number());
        BlockFacts before = blocks.get(block.number() - 1);
        BlockFacts after = blocks.get(block.number() + 1);
        if (same != null && !same.hash().equals(block.hash()) || before != null && !before.hash().equals(block.previous())
                || after != null && !after.previous().equals(block.hash())) {
            throw new CodedException(LedgerCode.CHAIN_FORK, block.number());
        }
        blocks.put(block.number(), block);
    }

    private ConsistencyFile joint(byte[] bytes) {
        if (bytes.length > ReceiptVerifier.MAX_BYTES) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, ReceiptVerifier.MAX_BYTES);
        }
        ConsistencyFile file = ConsistencyFile.parse(bytes);
        CheckpointSignatures.verify(file.first(), keys);
        CheckpointSignatures.verify(file.second(), keys);
        if (!file.holds()) {
            throw new CodedException(LedgerCode.CONSISTENCY_WRONG, file.first().size(), file.second().size());
        }
        return file;
    }
}
