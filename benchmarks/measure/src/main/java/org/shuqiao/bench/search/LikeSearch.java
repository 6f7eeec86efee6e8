package org.shuqiao.bench.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Searches plain texts by {@code LIKE}: every word somewhere in an entry, the number found and the first ten. */
final class LikeSearch {

    private final Connection connection;

    LikeSearch(PGSimpleDataSource store) throws SQLException {
        this.connection = store.getConnection();
    }

    /** @return the codes of the first page */
    List<String> search(SearchMix.Search search) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT code, count(*) OVER () FROM bench_text WHERE true");
        List<String> values = new ArrayList<>();
        for (String word : search.words().split("\\s+")) {
            if (!word.isBlank()) {
                sql.append(" AND (name LIKE ? OR summary LIKE ? OR items LIKE ? OR columns LIKE ? OR code LIKE ?)");
                for (int i = 0; i < 5; i++) {
                    values.add("%" + word + "%");
                }
            }
        }
        search.provider().ifPresent(id -> {
            sql.append(" AND provider = ?");
            values.add(id);
        });
        search.sharing().ifPresent(code -> {
            sql.append(" AND sharing = ?");
            values.add(code);
        });
        try (PreparedStatement statement = connection.prepareStatement(sql + " ORDER BY code DESC LIMIT 10")) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            List<String> codes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    codes.add(rows.getString(1));
                }
            }
            return codes;
        }
    }
}
