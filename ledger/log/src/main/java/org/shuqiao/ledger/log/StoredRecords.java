package org.shuqiao.ledger.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;

/** Reads stored records, checkpoints and receipts. */
final class StoredRecords {

    private StoredRecords() { }

    static long size(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT size FROM ledger.checkpoint ORDER BY size DESC LIMIT 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static Optional<Checkpoint> checkpoint(Connection connection, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT note FROM ledger.checkpoint WHERE size "
                + "= ?")) {
            statement.setLong(1, size);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Checkpoint.parse(rows.getString(1))) : Optional.empty();
            }
        }
    }

    /** The very receipt that was handed out when the record was appended: same size, same checkpoint, same bytes. */
    static Optional<Receipt> receipt(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT index, receipt_size, bytes FROM ledger.record WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                long index = rows.getLong(1);
                long size = rows.getLong(2);
                ExchangeRecord record = ExchangeRecord.parse(rows.getBytes(3));
                Checkpoint checkpoint = checkpoint(connection, size)
                        .orElseThrow(() -> new CodedException(LedgerCode.STORE_DAMAGED, "checkpoint " + size));
                return Optional.of(new Receipt(record, index, size,
                        StoredNodes.hashes(connection, ProofPlan.inclusion(index, size)), checkpoint));
            }
        }
    }
}
