package org.shuqiao.nifi.table;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Builder of a query with a WHERE clause and its parameters. */
final class KeysetQuery {

    private record Parameter(TableColumn column, String text) { }

    private String where;
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean writesTimes;

    KeysetQuery(String where) {
        this.where = where;
    }

    void and(KeysetColumns.Condition condition, KeysetColumns tuple, List<String> values) {
        where += " AND " + condition.sql();
        writesTimes = tuple.dialect().writesTimes();
        for (int index : condition.parameters()) {
            parameters.add(new Parameter(tuple.columns().get(index), values.get(index)));
        }
    }

    String where() {
        return where.isEmpty() ? "" : " WHERE " + where;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            TableColumn column = parameters.get(i).column();
            String text = parameters.get(i).text();
            if (writesTimes && WrittenTime.holds(column)) {
                statement.setString(i + 1, WrittenTime.bound(text));
            } else if (writesTimes && column.jdbcType() == Types.OTHER) {
                statement.setString(i + 1, text); // such as a UUID, which this driver takes as no object
            } else {
                CellText.bind(statement, i + 1, column, text);
            }
        }
    }
}
