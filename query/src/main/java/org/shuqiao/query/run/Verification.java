package org.shuqiao.query.run;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.source.GrantedColumn;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Verifies candidates against a granted relation by bound values, returning positions only. Where a driver does not
 * bind safely, values are quoted as text of the engine. Candidates travel as bound values; where a driver writes those
 * into the statement by itself, and not safely, as texts quoted by the engine's own rules.
 */
public final class Verification {

    private final GrantedRelation relation;
    private final List<GrantedColumn> columns;
    private final String key;

    /** @param names the columns that candidates give, the key among them */
    private Verification(GrantedRelation relation, String key, Set<String> names) {
        this.relation = relation;
        this.key = key;
        this.columns = names.stream().map(this::column).toList();
    }

    /** @return yes or no for each candidate */
    public static List<Boolean> of(
            GrantedRelation relation, String key, List<Map<String, String>> candidates, RunningQuery watch) {
        Set<String> names = new LinkedHashSet<>(Set.of(key));
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).getOrDefault(key, "").isEmpty()) {
                throw new CodedException(QueryCode.CANDIDATE_INCOMPLETE, i + 1, key);
            }
            names.addAll(candidates.get(i).keySet());
        }
        return new Verification(relation, key, names).verdicts(candidates, watch);
    }

    private GrantedColumn column(String name) {
        GrantedColumn column = relation.columns().stream().filter(granted -> granted.name().equals(name)).findFirst()
                .orElseThrow(() -> new CodedException(QueryCode.COLUMN_NOT_GRANTED, name, "-"));
        if (!(relation.rule().mask(name) instanceof Mask.Clear)) {
            throw new CodedException(QueryCode.MASKED_NOT_VERIFIED, name);
        }
        return column;
    }

    private List<Boolean> verdicts(List<Map<String, String>> candidates, RunningQuery watch) {
        Source source = relation.source();
        Set<Integer> found = new LinkedHashSet<>();
        List<List<Optional<String>>> cells = cells(candidates);
        Connection connection = watch.borrow(source);
        try (PreparedStatement statement = connection.prepareStatement(sql(cells))) {
            if (source.flavour().binds()) {
                bind(statement, cells);
            }
            watch.register(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            } finally {
                watch.deregister(statement);
            }
        } catch (SQLException e) {
            throw watch.reason().orElseGet(() -> source.failure(e));
        } finally {
            watch.giveBack(connection);
        }
        List<Boolean> verdicts = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            verdicts.add(found.contains(i));
        }
        return verdicts;
    }

    /**
     * A candidate with a value that its column cannot hold has no row: its last cell is false. Values are compared with
     * columns of their own type, which cannot fail, so an engine may use an index for it.
     */
    private String sql(List<List<Optional<String>>> candidates) {
        SqlFlavour flavour = relation.source().flavour();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            StringBuilder row = new StringBuilder("(" + i);
            List<Optional<String>> cells = candidates.get(i);
            for (int c = 0; c < cells.size(); c++) {
                String type = c < columns.size() ? flavour.type(columns.get(c).type(), columns.get(c).scale())
                        : "BOOLEAN";
                String cell = flavour.binds() ? "?" : cells.get(c).map(flavour::text).orElse("NULL");
                row.append(", CAST(").append(cell).append(" AS ").append(type).append(')');
            }
            rows.add(row.append(')').toString());
        }
        StringBuilder names = new StringBuilder("i");
        StringBuilder same = new StringBuilder("c.possible");
        for (int i = 0; i < columns.size(); i++) {
            GrantedColumn column = columns.get(i);
            names.append(", v").append(i);
            String equal = "g." + flavour.name(column.name()) + " = c.v" + i;
            same.append(" AND ").append(column.name().equals(key) ? equal : "(c.v" + i + " IS NULL OR " + equal + ")");
        }
        return "SELECT DISTINCT c.i FROM (VALUES " + String.join(", ", rows) + ") AS c(" + names + ", possible) JOIN ("
                + relation.plainSql() + ") AS g ON " + same;
    }

    private static void bind(PreparedStatement statement, List<List<Optional<String>>> candidates) throws SQLException {
        int at = 1;
        for (List<Optional<String>> cells : candidates) {
            for (Optional<String> cell : cells) {
                statement.setString(at++, cell.orElse(null));
            }
        }
    }

    /** @return for each candidate the value of each column, and last whether its values fit their columns */
    private List<List<Optional<String>>> cells(List<Map<String, String>> candidates) {
        List<List<Optional<String>>> all = new ArrayList<>();
        for (Map<String, String> candidate : candidates) {
            boolean possible = true;
            List<Optional<String>> cells = new ArrayList<>();
            for (GrantedColumn column : columns) {
                String given = candidate.get(column.name());
                Optional<String> value = given == null ? Optional.empty() : value(given, column.type());
                possible &= given == null || value.isPresent();
                cells.add(value);
            }
            cells.add(Optional.of(Boolean.toString(possible)));
            all.add(cells);
        }
        return all;
    }

    private static Optional<String> value(String given, ColumnType type) {
        try {
            return Optional.of(switch (type) {
                case TEXT -> given;
                case INTEGER -> Long.toString(Long.parseLong(given));
                case DECIMAL, DOUBLE -> new BigDecimal(given).toPlainString();
                case BOOLEAN -> Boolean.toString(Boolean.parseBoolean(given));
                case DATE -> LocalDate.parse(given).toString();
                case TIMESTAMP -> LocalDateTime.parse(given.replace(' ', 'T')).toString();
            });
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
