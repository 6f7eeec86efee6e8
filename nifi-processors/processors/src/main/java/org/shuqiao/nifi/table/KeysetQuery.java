package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builder of a query with a WHERE clause and its parameters. */
final class KeysetQuery {

    /** Types whose texts mean the same to the server as to the driver, and what their texts are cast to. */
    private static final Map<String, String> CASTS = Map.ofEntries(Map.entry("int2", "int2"),
            Map.entry("int4", "int4"), Map.entry("int8", "int8"), Map.entry("smallserial", "int2"),
            Map.entry("serial", "int4"), Map.entry("bigserial", "int8"), Map.entry("numeric", "numeric"),
            Map.entry("text", "text"), Map.entry("varchar", "text"), Map.entry("bpchar", "bpchar"),
            Map.entry("uuid", "uuid"), Map.entry("date", "date"), Map.entry("timestamp", "timestamp"),
            Map.entry("timestamptz", "timestamptz"));
    /** A year before Christ or of five digits is written otherwise by the server. */
    private static final Pattern TIME = Pattern.compile("-?infinity|\\d{4}-.*");
    private static final String SETTING = "shuqiao.bound";

    /** @param front whether it stands alone at the front of its condition, for an index */
    private record Parameter(TableColumn column, String text, boolean front) { }

    private String where;
    private final List<Parameter> parameters = new ArrayList<>();
    private boolean writesTimes;
    private int conditions;

    KeysetQuery(String where) {
        this.where = where;
    }

    void and(KeysetColumns.Condition condition, KeysetColumns tuple, List<String> values) {
        where += " AND " + condition.sql();
        conditions++;
        writesTimes = tuple.dialect().writesTimes();
        for (int i = 0; i < condition.parameters().size(); i++) {
            int index = condition.parameters().get(i);
            parameters.add(new Parameter(tuple.columns().get(index), values.get(index), i == 0));
        }
    }

    String where() {
        return where.isEmpty() ? "" : " WHERE " + where;
    }

    /**
     * Gives PostgreSQL the parameters as settings of the transaction, for a statement that takes none: so no value of a
     * key stands in the text of a statement, which servers log.
     *
     * @return the condition that reads them; empty if one has no form in which the server would read the same value
     */
    Optional<String> settings(Connection connection) throws SQLException {
        String[] parts = where.split("\\?", -1);
        if (parts.length != parameters.size() + 1 || !parameters.stream().allMatch(KeysetQuery::isCast)) {
            return Optional.empty();
        }
        if (parameters.isEmpty()) {
            return Optional.of(where());
        }
        StringBuilder condition = new StringBuilder(parts[0]);
        StringBuilder given = new StringBuilder();
        for (int i = 0; i < parameters.size(); i++) {
            String type = CASTS.get(parameters.get(i).column().typeName());
            String value = "current_setting('" + SETTING + i + "')::" + type;
            // read once and not for each row; a bound that is the only one is seen by the planner, which would
            // expect a third of the table behind it otherwise and not use an index
            condition.append(parameters.get(i).front() && conditions == 1 ? value : "(SELECT " + value + ")")
                    .append(parts[i + 1]);
            given.append(i == 0 ? "SELECT " : ", ").append("set_config('" + SETTING + i + "', ?, true)");
        }
        try (PreparedStatement set = connection.prepareStatement(given.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                set.setString(i + 1, parameters.get(i).text());
            }
            set.execute();
        }
        return Optional.of(" WHERE " + condition);
    }

    private static boolean isCast(Parameter parameter) {
        String type = parameter.column().typeName();
        return CASTS.containsKey(type)
                && (!parameter.column().isTime() && !type.equals("date") || TIME.matcher(parameter.text()).matches());
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
