package org.shuqiao.query.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.linq4j.Enumerator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.release.Grouping;
import org.shuqiao.query.release.ReleaseColumn;
import org.shuqiao.query.release.ReleaseCut;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.run.SourceQuery;
import org.shuqiao.query.source.GrantedColumn;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.Source;

/** Reads the granted rows of an aggregate-only rule and cuts them into cells. */
final class ReleaseReader {

    private final AccessRule rule;
    private final GrantedRelation relation;
    private final Grouping grouping;

    ReleaseReader(AccessRule rule, Source source) {
        this.rule = rule;
        GrantedRelation all = source.granted(rule.ungrouped(rule.columns()));
        this.grouping = rule.grouping().orElseGet(() -> usual(all.columns()));
        List<String> read = new ArrayList<>(grouping.dimensions());
        read.addAll(grouping.measures());
        grouping.unit().filter(unit -> !read.contains(unit)).ifPresent(read::add);
        this.relation = source.granted(rule.ungrouped(read));
    }

    private static Grouping usual(List<GrantedColumn> columns) {
        List<String> dimensions = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        columns.forEach(column -> (number(column) ? measures : dimensions).add(column.name()));
        return new Grouping(dimensions, measures, Optional.empty());
    }

    private static boolean number(GrantedColumn column) {
        return switch (column.type()) {
            case INTEGER, DECIMAL, DOUBLE -> true;
            case TEXT, BOOLEAN, DATE, TIMESTAMP -> false;
        };
    }

    ReleaseCut cut(RunningQuery watch) {
        List<GrantedColumn> columns = relation.columns();
        int dimensions = grouping.dimensions().size();
        int measures = grouping.measures().size();
        columns.subList(dimensions, dimensions + measures).stream().filter(column -> !number(column)).findFirst()
                .ifPresent(column -> {
                    throw new CodedException(QueryCode.MEASURE_NOT_NUMBER, rule.grant(), column.name());
                });
        ReleaseCut cut = new ReleaseCut(columns.subList(0, dimensions).stream().map(ReleaseReader::column).toList(),
                columns.subList(dimensions, dimensions + measures).stream().map(ReleaseReader::column).toList(),
                rule.minimumGroup().orElseThrow());
        int unit = grouping.unit().map(name -> columns.stream().map(GrantedColumn::name).toList().indexOf(name))
                .orElse(-1);
        SourceQuery query = new SourceQuery(relation.source(), relation.plainSql(),
                columns.stream().map(GrantedColumn::type).toList(), watch);
        try (Enumerator<Object[]> rows = query.values()) {
            while (rows.moveNext()) {
                add(cut, rows.current(), dimensions, measures, unit);
            }
        }
        return cut;
    }

    private void add(ReleaseCut cut, Object[] row, int dimensions, int measures, int unit) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            values.add(text(relation.columns().get(i), row[i]));
        }
        BigDecimal[] amounts = new BigDecimal[measures];
        for (int i = 0; i < measures; i++) {
            amounts[i] = amount(row[dimensions + i]);
        }
        if (unit < 0) {
            cut.add(values, amounts);
        } else {
            cut.add(values, text(relation.columns().get(unit), row[unit]), amounts);
        }
    }

    /** A number that is none counts as no value. */
    private static BigDecimal amount(Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case Double real -> Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
            default -> new BigDecimal(value.toString());
        };
    }

    private String text(GrantedColumn column, Object value) {
        if (value == null) {
            return null;
        }
        Tokens tokens = relation.tokens().get(column.name());
        return switch (column.type()) {
            case DATE -> LocalDate.ofEpochDay(((Number) value).longValue()).toString();
            case TIMESTAMP -> CanonicalAnswer.text(LocalDateTime.ofEpochSecond(
                    Math.floorDiv(((Number) value).longValue(), 1000L),
                    (int) Math.floorMod(((Number) value).longValue(), 1000L) * 1_000_000, ZoneOffset.UTC));
            case TEXT -> tokens == null ? value.toString() : tokens.of(value.toString());
            case INTEGER, DECIMAL, DOUBLE, BOOLEAN -> CanonicalAnswer.text(value);
        };
    }

    private static ReleaseColumn column(GrantedColumn column) {
        return new ReleaseColumn(column.name(), column.type(), column.scale());
    }
}
