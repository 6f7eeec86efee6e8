package org.shuqiao.ledger.log;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.tile.TilePath;

/** Reads tiles (C2SP tlog-tiles) from the stored subtrees and records. */
final class StoredTiles {

    private StoredTiles() { }

    /** @return the tile's hashes one after the other, or the entries each after its length in two bytes */
    static byte[] read(Connection connection, TilePath path) throws SQLException {
        boolean hashes = path.level().isPresent();
        try (PreparedStatement statement = connection.prepareStatement(hashes
                ? "SELECT hash FROM ledger.node WHERE level = ? AND index >= ? AND index < ? ORDER BY index"
                : "SELECT bytes FROM ledger.record WHERE index >= ? AND index < ? ORDER BY index")) {
            long first = path.index() * TilePath.FULL;
            int parameter = 1;
            if (hashes) {
                statement.setInt(parameter++, path.level().getAsInt() * TilePath.HEIGHT);
            }
            statement.setLong(parameter++, first);
            statement.setLong(parameter, first + path.width());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int rows = 0;
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    byte[] bytes = found.getBytes(1);
                    if (!hashes) {
                        out.write(bytes.length >> 8);
                        out.write(bytes.length);
                    }
                    out.writeBytes(bytes);
                    rows++;
                }
            }
            if (rows != path.width()) {
                throw new CodedException(LedgerCode.STORE_DAMAGED, path.text());
            }
            return out.toByteArray();
        }
    }
}
