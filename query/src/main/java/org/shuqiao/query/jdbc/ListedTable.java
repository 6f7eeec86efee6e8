package org.shuqiao.query.jdbc;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.policy.TableName;

/**
 * Table in a connection's metadata.
 *
 * @param remarks title in the catalogue
 */
public record ListedTable(TableName name, String remarks, List<Column> columns) {

    public ListedTable {
        requireNonNull(name, "name is null");
        requireNonNull(remarks, "remarks is null");
        columns = List.copyOf(columns);
    }

    /** Column of it. @param remarks title in the catalogue */
    public record Column(String name, ColumnType type, String remarks) {

        public Column {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            requireNonNull(remarks, "remarks is null");
        }
    }
}
