package org.shuqiao.query.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.sql.SourceColumn;

/** Builds the {@link GrantedRelation} of a rule over the columns that its table has. */
public final class GrantedSelect {

    private final AccessRule rule;
    private final Source source;
    private final String from;
    private final Map<String, SourceColumn> columns = new LinkedHashMap<>();

    /** @param from the table in the FROM clause of the engine */
    public GrantedSelect(AccessRule rule, Source source, String from, List<SourceColumn> columns) {
        this.rule = rule;
        this.source = source;
        this.from = from;
        columns.forEach(column -> this.columns.put(column.name(), column));
    }

    public GrantedRelation relation(double rows) {
        Optional<String> filter = rule.filter().map(new FilterSql(rule, columns, source.flavour())::of);
        List<String> items = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        List<GrantedColumn> granted = new ArrayList<>();
        Map<String, Tokens> tokens = new LinkedHashMap<>();
        for (String name : rule.columns()) {
            MaskSql.Masked masked = MaskSql.apply(rule, column(name), source.flavour());
            String as = " AS " + source.flavour().name(name);
            items.add(guarded(masked.expression(), filter) + as);
            plain.add(masked.expression() + as);
            granted.add(new GrantedColumn(name, masked.type(), masked.scale()));
            if (rule.mask(name) instanceof Mask.Hash hash && !source.flavour().tokenises()) {
                tokens.put(name, new Tokens(hash.salt()));
            }
        }
        String where = filter.map(condition -> " WHERE " + condition).orElse("");
        String rest = " FROM " + from + where;
        return new GrantedRelation(rule, source, "SELECT " + String.join(", ", items) + rest,
                "SELECT " + String.join(", ", plain) + rest, granted, tokens, rows);
    }

    /**
     * An engine may run a condition of the query before the row filter, and a condition that fails on a value tells
     * something of it. So a row outside the filter holds nothing but NULL, even for a condition that comes too early.
     */
    private static String guarded(String expression, Optional<String> filter) {
        return filter.map(condition -> "CASE WHEN " + condition + " THEN " + expression + " END").orElse(expression);
    }

    private SourceColumn column(String name) {
        SourceColumn column = columns.get(name);
        if (column == null) {
            throw new CodedException(QueryCode.BACKING_CHANGED, rule.grant(), name);
        }
        return column;
    }
}
