package org.shuqiao.query.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.RowFilter.Comparison;
import org.shuqiao.query.policy.RowFilter.Condition;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;

/**
 * Translates row filters to SQL conditions with typed literals. A value that the column's type does not hold meets no
 * comparison, and is not NULL.
 */
final class FilterSql {

    private final AccessRule rule;
    private final Map<String, SourceColumn> columns;
    private final SqlFlavour flavour;

    FilterSql(AccessRule rule, Map<String, SourceColumn> columns, SqlFlavour flavour) {
        this.rule = rule;
        this.flavour = flavour;
        this.columns = columns;
    }

    String of(RowFilter filter) {
        return filter.conditions().stream().map(this::condition).collect(Collectors.joining(" AND "));
    }

    private String condition(Condition condition) {
        SourceColumn column = columns.get(condition.column());
        if (column == null) {
            throw doesNotFit(condition);
        }
        // a filter decides over hidden rows, so it must not fail on what they hold
        String value = column.total() ? column.expression() : column.quiet().expression();
        String known = column.total() ? value : "(" + column.fits().orElseThrow() + ")";
        List<String> literals = condition.literals().stream().map(literal -> literal(condition, column, literal))
                .toList();
        return switch (condition.comparison()) {
            case IS_NULL -> known + " IS NULL";
            case IS_NOT_NULL -> known + " IS NOT NULL";
            case IN -> value + " IN (" + String.join(", ", literals) + ")";
            case STARTS_WITH -> flavour.startsWith(value, literals.getFirst());
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    value + " " + condition.comparison().symbol() + " " + literals.getFirst();
        };
    }

    private String literal(Condition condition, SourceColumn column, String literal) {
        if (condition.comparison() == Comparison.STARTS_WITH && column.type() != ColumnType.TEXT) {
            throw doesNotFit(condition);
        }
        try {
            return switch (column.type()) {
                case TEXT -> flavour.text(literal);
                case INTEGER -> Long.toString(Long.parseLong(literal));
                case DECIMAL, DOUBLE -> new BigDecimal(literal).toPlainString();
                case BOOLEAN -> bool(condition, literal);
                case DATE -> "DATE '" + LocalDate.parse(literal) + "'";
                case TIMESTAMP -> "TIMESTAMP '"
                        + LocalDateTime.parse(literal.replace(' ', 'T')).toString().replace('T', ' ') + "'";
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw doesNotFit(condition);
        }
    }

    private String bool(Condition condition, String literal) {
        if (!literal.equals("true") && !literal.equals("false")) {
            throw doesNotFit(condition);
        }
        return literal;
    }

    private CodedException doesNotFit(Condition condition) {
        return new CodedException(QueryCode.FILTER_DOES_NOT_FIT, rule.grant(), condition.column());
    }
}
