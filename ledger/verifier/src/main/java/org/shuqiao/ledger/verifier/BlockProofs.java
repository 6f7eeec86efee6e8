package org.shuqiao.ledger.verifier;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.BlockVerifier;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Verifies the proof files beside receipts: blocks ({@code block-*.json}) and consistency ({@code consistency-*.json}).
 * Each is verified by itself, then blocks against each other.
 */
public final class BlockProofs {

    public static final String BLOCK = "block-";
    public static final String CONSISTENCY = "consistency-";

    private final PublicKeys keys;
    private final KnownCheckpoints known;
    private final TreeMap<Long, VerifiedBlock> blocks = new TreeMap<>();
    private final Map<Head, VerifiedBlock> anchors = new HashMap<>();
    private final HeadLinks links = new HeadLinks();
    private final Set<Head> heads = new HashSet<>();
    private Optional<Map<Head, Set<VerifiedBlock>>> reached = Optional.empty();
    private final Map<String, Verdict.Invalid> invalid = new TreeMap<>();

    public BlockProofs(PublicKeys keys) {
        this(new KnownCheckpoints(keys));
    }

    BlockProofs(KnownCheckpoints known) {
        this.keys = known.keys();
        this.known = known;
    }

    /** @param files name to bytes; files of other names are none of this */
    public static BlockProofs of(Map<String, byte[]> files, PublicKeys keys) {
        BlockProofs proofs = new BlockProofs(keys);
        new TreeMap<>(files).forEach(proofs::add);
        return proofs;
    }

    /** @return whether a file of this name is one of these proofs */
    public static boolean named(String name) {
        return name.endsWith(".json") && (name.startsWith(BLOCK) || name.startsWith(CONSISTENCY));
    }

    /** Verifies a file and keeps what it proves, not the file. One of another name is none of this. */
    public void add(String name, byte[] bytes) {
        reached = Optional.empty();
        try {
            if (name.startsWith(BLOCK)) {
                block(BlockVerifier.verify(bytes, keys));
            } else if (name.startsWith(CONSISTENCY)) {
                ConsistencyFile joint = joint(bytes);
                heads.add(Head.of(joint.first()));
                heads.add(Head.of(joint.second()));
                links.link(Head.of(joint.first()), Head.of(joint.second()));
            }
        } catch (CodedException e) {
            invalid.put(name, Verdict.Invalid.of(e));
        }
    }

    /** @return the files that prove nothing, and why */
    public Map<String, Verdict.Invalid> invalid() {
        return Collections.unmodifiableMap(invalid);
    }

    /** @return the blocks that the rest proves */
    public List<VerifiedBlock> blocks() {
        return List.copyOf(blocks.values());
    }

    /**
     * @return the first block that anchors the receipt's checkpoint, or one that provably grew from it; nothing when no
     *     file joins them
     */
    public Optional<VerifiedBlock> findAnchoringBlock(VerifiedReceipt receipt) {
        Head own = Head.of(receipt);
        Map<Head, Set<VerifiedBlock>> all = reached.orElseGet(() -> links.upward(this::anchors));
        reached = Optional.of(all);
        return all.getOrDefault(own, anchors(own)).stream().min(Comparator.comparingLong(VerifiedBlock::number));
    }

    /** @return the links that the consistency files prove */
    HeadLinks links() {
        return links;
    }

    /** @return what the heads of all these files say */
    Set<Head> heads() {
        Set<Head> all = new HashSet<>(heads);
        all.addAll(anchors.keySet());
        return all;
    }

    private Set<VerifiedBlock> anchors(Head head) {
        return Optional.ofNullable(anchors.get(head)).map(Set::of).orElse(Set.of());
    }

    private void block(VerifiedBlock block) {
        VerifiedBlock same = blocks.get(block.number());
        VerifiedBlock before = blocks.get(block.number() - 1);
        VerifiedBlock after = blocks.get(block.number() + 1);
        if (same != null && !same.hash().equals(block.hash()) || before != null && !before.hash()
                .equals(block.previous())
                || after != null && !after.previous().equals(block.hash())) {
            throw new CodedException(LedgerCode.CHAIN_FORK, block.number());
        }
        blocks.put(block.number(), block);
        anchors.merge(Head.of(block.checkpoint()), block, (one, other) -> one.number() <= other.number() ? one : other);
    }

    private ConsistencyFile joint(byte[] bytes) {
        if (bytes.length > ReceiptVerifier.MAX_BYTES) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, ReceiptVerifier.MAX_BYTES);
        }
        ConsistencyFile file = ConsistencyFile.parse(bytes);
        known.signers(file.first());
        known.signers(file.second());
        if (!file.holds()) {
            throw new CodedException(LedgerCode.CONSISTENCY_WRONG, file.first().size(), file.second().size());
        }
        return file;
    }
}
