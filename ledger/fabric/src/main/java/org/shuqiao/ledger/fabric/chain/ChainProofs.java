package org.shuqiao.ledger.fabric.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.block.ChannelConfiguration;
import org.shuqiao.ledger.block.SignedBlock;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.shuqiao.ledger.store.LedgerStore;

/** Reads proofs of one log's anchors from the stored blocks. It asks the store alone, never the network. */
public final class ChainProofs {

    private static final String NEWEST_CHAIN =
            "chain = (SELECT id FROM ledger_chain.chain WHERE channel = ? ORDER BY followed DESC, id DESC LIMIT 1)";

    private final LedgerStore store;
    private final String channel;
    private final String origin;

    /** @param origin the log's name */
    ChainProofs(ChainStore store, String channel, String origin) {
        this.store = store.store();
        this.channel = channel;
        this.origin = origin;
    }

    /** @return the smallest anchored checkpoint that covers so many records */
    public Optional<AnchorLocation> covering(long size) {
        return store.read(connection -> first(connection, "size >= ? ORDER BY size, number", size));
    }

    /** @return the anchored checkpoint that covers most */
    public Optional<AnchorLocation> newest() {
        return store.read(connection -> first(connection, "size >= ? ORDER BY size DESC, number", 0));
    }

    /** @return the proof that a block anchors the log. @throws CodedException {@code ANCHOR_UNKNOWN} */
    public BlockProof proof(long number) {
        return store.read(connection -> {
            AnchorLocation at = first(connection, "number = ? ORDER BY size DESC", number)
                    .orElseThrow(() -> new CodedException(LedgerCode.ANCHOR_UNKNOWN, number));
            SignedBlock block = blocks(connection, "number = ?", number).getFirst();
            return new BlockProof(channel, block, at.transaction());
        });
    }

    /** @return whose certificates the channel's configurations name, as far as these were followed */
    public Optional<ChannelTrustRoots> roots(String chaincode, String authority) {
        ChannelConfiguration all = new ChannelConfiguration();
        store.read(connection -> blocks(connection, "configuration AND number >= ? ORDER BY number", 0))
                .forEach(all::add);
        return all.roots(channel, chaincode, authority);
    }

    private Optional<AnchorLocation> first(Connection connection, String where, long value) throws SQLException {
        try (PreparedStatement select = SqlStatements.prepared(connection,
                "SELECT number, transaction, size FROM ledger_chain.anchor WHERE "
                + NEWEST_CHAIN + " AND origin = ? AND " + where + " LIMIT 1", channel, origin, value);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new AnchorLocation(row.getLong(1), row.getInt(2), row.getLong(3)))
                    : Optional.empty();
        }
    }

    private List<SignedBlock> blocks(Connection connection, String where, long value) throws SQLException {
        List<SignedBlock> blocks = new ArrayList<>();
        try (PreparedStatement select = SqlStatements.prepared(connection,
                "SELECT bytes FROM ledger_chain.whole_block WHERE "
                + NEWEST_CHAIN + " AND " + where, channel, value); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                blocks.add(stored(row.getBytes(1)));
            }
        }
        return blocks;
    }

    private static SignedBlock stored(byte[] bytes) {
        try {
            return SignedBlock.of(Bytes.copyOf(bytes));
        } catch (CodedException e) {
            throw new CodedException(LedgerCode.STORE_DAMAGED, e, "ledger_chain.whole_block");
        }
    }
}
