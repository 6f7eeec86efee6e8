package org.shuqiao.ledger.fabric.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.ScannedBlock;
import org.shuqiao.ledger.block.ScannedBlock.AnchorAt;
import org.shuqiao.ledger.block.SignedBlock;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.store.LedgerStore;

/** Stores the channel's blocks, each in one transaction with the position reached. */
public final class ChainStore {

    private final LedgerStore store;

    private ChainStore(LedgerStore store) {
        this.store = store;
    }

    /** Brings its tables up to date, in the schema {@code ledger_chain}. */
    public static ChainStore open(DataSource source) {
        Flyway.configure().dataSource(source).schemas("ledger_chain")
                .locations("classpath:org/shuqiao/ledger/fabric/chain/migration").load().migrate();
        return new ChainStore(new LedgerStore(source));
    }

    LedgerStore store() {
        return store;
    }

    /** @return the number of the chain with this block 0, which is the one followed from now on */
    int follow(String channel, Bytes genesis) {
        return store.append(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO ledger_chain.chain (channel, genesis) VALUES (?, ?)
                    ON CONFLICT (channel, genesis) DO UPDATE SET followed = clock_timestamp() RETURNING id""")) {
                insert.setString(1, channel);
                insert.setBytes(2, genesis.toByteArray());
                try (ResultSet row = insert.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** @return how many blocks of the chain that was followed last are here */
    long reached(String channel) {
        return store.read(connection -> {
            try (PreparedStatement select = SqlStatements.prepared(connection,
                    "SELECT next FROM ledger_chain.chain WHERE channel = ?"
                    + " ORDER BY followed DESC, id DESC LIMIT 1", channel); ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** @return the number of the block that is due */
    long next(int chain) {
        return store.read(connection -> next(connection, chain, ""));
    }

    /**
     * Takes the block that is due; one that is here already is left as it is.
     *
     * @param bytes as the peer gave them
     * @param peer who gave it, for the error
     * @throws CodedException {@code CHAIN_GAP}, or {@code CHAIN_BROKEN} when it is not the one after what is here
     */
    void take(int chain, Bytes bytes, ScannedBlock kept, String peer) {
        SignedBlock block = kept.block();
        store.append(connection -> {
            long due = next(connection, chain, " FOR UPDATE");
            if (block.number() > due) {
                throw new CodedException(LedgerCode.CHAIN_GAP, peer, block.number(), due);
            }
            if (block.number() < due ? !block.hash().equals(hash(connection, chain, block.number()))
                    : !block.holds() || !follows(connection, chain, block)) {
                throw new CodedException(LedgerCode.CHAIN_BROKEN, peer, block.number());
            }
            if (block.number() == due) {
                insert(connection, chain, bytes, kept);
            }
            return true;
        });
    }

    private static boolean follows(Connection connection, int chain, SignedBlock block) throws SQLException {
        return block.number() == 0 ? block.previous().isEmpty() && block.hash().equals(genesis(connection, chain))
                : block.previous().equals(hash(connection, chain, block.number() - 1));
    }

    private static void insert(Connection connection, int chain, Bytes bytes, ScannedBlock kept) throws SQLException {
        SignedBlock block = kept.block();
        SqlStatements.run(connection, "INSERT INTO ledger_chain.block (chain, number, hash, previous, data) VALUES "
                + "(?, ?, ?, ?, ?)",
                chain, block.number(), block.hash().toByteArray(), block.previous().toByteArray(), block.data()
                        .toByteArray());
        if (kept.whole()) {
            SqlStatements.run(connection, "INSERT INTO ledger_chain.whole_block (chain, number, configuration, bytes) "
                    + "VALUES (?, ?, ?, ?)",
                    chain, block.number(), kept.configuration(), bytes.toByteArray());
        }
        for (AnchorAt anchor : kept.anchors()) {
            SqlStatements.run(connection, "INSERT INTO ledger_chain.anchor (chain, number, transaction, origin, size) "
                    + "VALUES (?, ?, ?, ?, ?)",
                    chain, block.number(), anchor.transaction(), anchor.origin(), anchor.size());
        }
        SqlStatements.run(connection, "UPDATE ledger_chain.chain SET next = ? WHERE id = ?", block.number() + 1, chain);
    }

    private static long next(Connection connection, int chain, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT next FROM ledger_chain.chain WHERE id = ?"
                + lock)) {
            select.setInt(1, chain);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Bytes genesis(Connection connection, int chain) throws SQLException {
        return bytes(connection, "SELECT genesis FROM ledger_chain.chain WHERE id = ?", chain);
    }

    private static Bytes hash(Connection connection, int chain, long number) throws SQLException {
        return bytes(connection, "SELECT hash FROM ledger_chain.block WHERE chain = ? AND number = ?", chain, number);
    }

    private static Bytes bytes(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement select = SqlStatements.prepared(connection, query, values);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Bytes.copyOf(row.getBytes(1)) : Bytes.EMPTY;
        }
    }
}
