package org.shuqiao.exchange.domain.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.catalog.dataset.ColumnRef;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.lake.LakeSnapshot;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Reads the rows in quarantine from the lake, beside what their source said of them. The quarantine holds digests and
 * reasons only; the cells come from the raw zone by batch and position.
 */
public final class QuarantineTables implements AutoCloseable {

    /** Columns that the raw zone adds to those of a source. */
    private static final Set<String> ADDED = Set.of("_batch", "_sequence", "_ordinal", "_row", "_shape");
    private static final String ANY_COLUMN = "*";
    private static final int OWN = 7;

    private final LakeFiles lake;
    private final LakeEngine engine;

    /** @param engine reads the lake's files as they lie; whatever engine answers queries, they are local */
    public QuarantineTables(LakeFiles lake, LakeEngine engine) {
        this.lake = lake;
        this.engine = engine;
    }

    /** @return the rules that keep rows, the most rows first; without marks */
    List<BrokenRule> rules(DatasetFacts facts) {
        String sql = "select \"rule\", \"column\", count(*), min(\"reason_zh\"), min(\"reason_en\") from "
                + name(quarantine(facts.dataset())) + " group by 1, 2 order by 3 desc, 1, 2";
        List<BrokenRule> rules = new ArrayList<>();
        read(Set.of(quarantine(facts.dataset())), session -> {
            try (Connection pass = session.connect(); PreparedStatement statement = pass.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String column = rows.getString(2);
                    rules.add(new BrokenRule(rows.getString(1), column, sources(facts, column), rows.getLong(3),
                            rows.getString(4), rows.getString(5), Optional.empty()));
                }
            } catch (SQLException e) {
                throw session.failure(e);
            }
        });
        return rules;
    }

    long count(String dataset, QuarantineFilter filter) {
        long[] counted = new long[1];
        String sql = "select count(*) from " + name(quarantine(dataset)) + " q" + where(filter);
        read(Set.of(quarantine(dataset)), session -> {
            try (Connection pass = session.connect(); PreparedStatement statement = prepare(pass, sql, filter);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                counted[0] = rows.getLong(1);
            } catch (SQLException e) {
                throw session.failure(e);
            }
        });
        return counted[0];
    }

    /** @return those of the rows' ids that are in quarantine */
    Set<String> kept(String dataset, Set<String> ids) {
        Set<String> kept = new HashSet<>();
        if (ids.isEmpty()) {
            return kept;
        }
        String sql = "select \"_row\" from " + name(quarantine(dataset)) + " where \"_row\" in ("
                + ids.stream().map(id -> "?").collect(Collectors.joining(", ")) + ")";
        read(Set.of(quarantine(dataset)), session -> {
            try (Connection pass = session.connect(); PreparedStatement statement = pass.prepareStatement(sql)) {
                int at = 1;
                for (String id : ids) {
                    statement.setString(at++, id);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        kept.add(rows.getString(1));
                    }
                }
            } catch (SQLException e) {
                throw session.failure(e);
            }
        });
        return kept;
    }

    /**
     * Reads rows in the order in which they came.
     *
     * @param from    rows to leave out first
     * @param columns is told the source's columns, before the first row
     */
    void each(DatasetFacts facts, QuarantineFilter filter, long from, long most, Consumer<List<String>> columns,
            Consumer<KeptRow> taker) {
        Backing.LakeTable kept = quarantine(facts.dataset());
        Backing.LakeTable raw = new Backing.LakeTable("raw", facts.dataset());
        read(Set.of(kept, raw), session -> {
            List<String> names = session.tables().stream().filter(table -> table.table().equals(raw.label()))
                    .flatMap(QuarantineTables::named).filter(each -> !ADDED.contains(each)).toList();
            columns.accept(names);
            String sql = "select q.\"_row\", q.\"_batch\", q.\"_ordinal\", q.\"rule\", q.\"column\", q.\"reason_zh\", "
                    + "q.\"reason_en\"" + names.stream().map(each -> ", r." + SqlFlavour.DUCKDB.name(each))
                            .collect(Collectors.joining())
                    + " from " + name(kept) + " q left join " + name(raw) + " r on r.\"_batch\" = q.\"_batch\" and "
                    + "r.\"_ordinal\" = q.\"_ordinal\" and r.\"_sequence\" = q.\"_sequence\"" + where(filter)
                    + " order by q.\"_sequence\", q.\"_ordinal\" limit " + most + " offset " + from;
            try (Connection pass = session.connect(); PreparedStatement statement = prepare(pass, sql, filter);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.accept(row(rows, names, facts));
                }
            } catch (SQLException e) {
                throw session.failure(e);
            }
        });
    }

    private static Stream<String> named(LakeSnapshot table) {
        return table.fields().stream().map(field -> field.name());
    }

    private static KeptRow row(ResultSet rows, List<String> names, DatasetFacts facts) throws SQLException {
        String column = rows.getString(5);
        List<String> sources = sources(facts, column);
        List<Optional<String>> cells = new ArrayList<>();
        Set<Integer> wrong = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            cells.add(Optional.ofNullable(rows.getString(OWN + 1 + i)));
            if (column.equals(ANY_COLUMN) || sources.contains(names.get(i))) {
                wrong.add(i);
            }
        }
        return new KeptRow(rows.getString(1), rows.getString(2), rows.getLong(3) + 1, rows.getString(4), column, cells,
                wrong, rows.getString(6), rows.getString(7));
    }

    /** @return the columns of the source that a standard column is made from */
    private static List<String> sources(DatasetFacts facts, String column) {
        return facts.lineage().stream().filter(each -> each.to().equals(column))
                .flatMap(each -> each.from().stream()).map(ColumnRef::column).distinct().toList();
    }

    private static String where(QuarantineFilter filter) {
        String all = given(filter).keySet().stream().map(column -> "q." + SqlFlavour.DUCKDB.name(column) + " = ?")
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : " where " + all;
    }

    private static PreparedStatement prepare(Connection pass, String sql, QuarantineFilter filter)
            throws SQLException {
        PreparedStatement statement = pass.prepareStatement(sql);
        int at = 1;
        for (String value : given(filter).values()) {
            statement.setString(at++, value);
        }
        return statement;
    }

    private static Map<String, String> given(QuarantineFilter filter) {
        Map<String, String> given = new TreeMap<>();
        filter.rule().ifPresent(rule -> given.put("rule", rule));
        filter.column().ifPresent(column -> given.put("column", column));
        filter.row().ifPresent(row -> given.put("_row", row));
        return given;
    }

    private void read(Set<Backing.LakeTable> tables, Consumer<LakeSession> work) {
        // the log of the engine's reads is of answers, which have records; a look here is an entry of the security log
        try (LakeSession session = engine.open(lake, tables, snapshots -> { })) {
            work.accept(session);
            session.markComplete();
        }
    }

    private static Backing.LakeTable quarantine(String dataset) {
        return new Backing.LakeTable("quarantine", dataset);
    }

    private static String name(Backing.LakeTable table) {
        return SqlFlavour.DUCKDB.name(table.label());
    }

    @Override
    public void close() {
        engine.close();
    }
}
