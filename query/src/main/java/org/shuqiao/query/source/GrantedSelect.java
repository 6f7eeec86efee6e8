package org.shuqiao.query.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;

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
        SqlFlavour flavour = source.flavour();
        Optional<String> filter = rule.filter().map(new FilterSql(rule, columns, flavour)::of);
        List<String> items = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        List<GrantedColumn> granted = new ArrayList<>();
        Map<String, Tokens> tokens = new LinkedHashMap<>();
        for (String name : rule.columns()) {
            boolean clear = rule.mask(name) instanceof Mask.Clear;
            SourceColumn column = clear ? column(name) : column(name).quiet();
            MaskSql.Masked masked = MaskSql.apply(rule, column, flavour);
            String as = " AS " + flavour.name(name);
            items.add(kept(masked.expression(), filter) + as);
            Optional<Tokens> keyed = rule.mask(name).tokens();
            boolean total = column.total() && keyed.isEmpty();
            plain.add((total ? masked.expression() : guarded(masked.expression(), filter)) + as);
            granted.add(new GrantedColumn(name, masked.type(), masked.scale()));
            keyed.filter(made -> !flavour.tokenises()).ifPresent(made -> tokens.put(name, made));
        }
        String rest = " FROM " + from + filter.map(condition -> " WHERE " + condition).orElse("");
        String barrier = filter.isPresent() ? flavour.barrier() : "";
        GrantedRelation relation = new GrantedRelation(rule, source, new SelectText(items, rest + barrier),
                new SelectText(plain, rest), granted, tokens, rows);
        return rule.person().flatMap(name -> Optional.ofNullable(columns.get(name)))
                .filter(column -> column.type() == ColumnType.TEXT).map(SourceColumn::quiet)
                .map(person -> {
                    String as = " AS " + flavour.name(GrantedRelation.PERSON);
                    items.add(kept(person.expression(), filter) + as); // unmasked: it leaves for nobody
                    plain.add(guarded(person.expression(), filter) + as);
                    return relation.withPersons(new SelectText(items, rest + barrier), new SelectText(plain, rest));
                }).orElse(relation);
    }

    /** What reads a column may itself fail, and an engine may read it before the row filter. */
    private static String guarded(String expression, Optional<String> filter) {
        return filter.map(condition -> "CASE WHEN " + condition + " THEN " + expression + " END").orElse(expression);
    }

    /** An engine without a barrier keeps conditions above a column that it cannot reckon with. */
    private String kept(String expression, Optional<String> filter) {
        return guarded(expression, filter.map(condition -> source.flavour().opaque()
                .map(opaque -> condition + " AND " + opaque)).orElse(Optional.empty()));
    }

    private SourceColumn column(String name) {
        SourceColumn column = columns.get(name);
        if (column == null) {
            throw new CodedException(QueryCode.BACKING_CHANGED, rule.grant(), name);
        }
        return column;
    }
}
