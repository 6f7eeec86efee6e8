package org.shuqiao.ledger.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;

/**
 * Reads the full subtrees of a log's tree from its tiles, so that whoever follows the log computes roots and proofs
 * ({@link org.shuqiao.ledger.merkle.ProofPlan#hashes}) without trusting its answers.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
public final class TileReader implements Function<NodeId, Hash> {

    private final long size;
    private final Function<TilePath, byte[]> tiles;
    private final Map<TilePath, byte[]> read = new HashMap<>();

    /**
     * @param size leaves of the tree that is read
     * @param tiles gives a tile's bytes
     */
    public TileReader(long size, Function<TilePath, byte[]> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /** @throws CodedException {@code TILE_FORM} when a tile has not as many hashes as its path says */
    @Override
    public Hash apply(NodeId node) {
        int level = node.level() / TilePath.HEIGHT;
        int within = node.level() % TilePath.HEIGHT;
        return hash(level, node.index() << within, 1 << within);
    }

    private Hash hash(int level, long first, int count) {
        if (count == 1) {
            return stored(level, first);
        }
        return Hash.node(hash(level, first, count / 2), hash(level, first + count / 2, count / 2));
    }

    private Hash stored(int level, long index) {
        long tile = index / TilePath.FULL;
        long whole = size >> TilePath.HEIGHT * level;
        TilePath path = TilePath.hashes(level, tile, (int) Math.min(TilePath.FULL, whole - tile * TilePath.FULL));
        byte[] bytes = read.computeIfAbsent(path, tiles);
        if (bytes.length != path.width() * Hash.LENGTH) {
            throw new CodedException(LedgerCode.TILE_FORM, path.text());
        }
        int at = (int) (index % TilePath.FULL) * Hash.LENGTH;
        return Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH));
    }
}
