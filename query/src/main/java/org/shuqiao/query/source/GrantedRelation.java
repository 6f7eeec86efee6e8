package org.shuqiao.query.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.release.ReleaseColumn;

/**
 * SELECT of a granted table in its engine's SQL, with row filter and masks inside.
 * Everything above it is built from this and cannot reach below it.
 *
 * @param guarded nothing of the query is evaluated on a row outside the filter
 * @param plain the same for queries that cannot fail on a value: engines find rows by it much faster. A column whose
 *     own reading may fail is NULL outside the filter
 * @param tokens columns that the engine gives as they are and this process replaces by tokens before anything else
 * @param persons the same rows with one more column, the number of each row's person, for the platform's own reading
 */
public record GrantedRelation(AccessRule rule, Source source, SelectText guarded, SelectText plain,
        List<GrantedColumn> columns, Map<String, Tokens> tokens, double rows, Optional<GrantedRelation> persons) {

    /** Name of the column that no query can name, for no grant has a column of such a name. */
    public static final String PERSON = "person of the row";

    /** A relation whose rows are not known by person. */
    public GrantedRelation(AccessRule rule, Source source, SelectText guarded, SelectText plain,
            List<GrantedColumn> columns, Map<String, Tokens> tokens, double rows) {
        this(rule, source, guarded, plain, columns, tokens, rows, Optional.empty());
    }

    public GrantedRelation {
        columns = List.copyOf(columns);
        tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
    }

    /** @return the same relation, of whose rows the persons can be read by these statements */
    GrantedRelation withPersons(SelectText guardedPersons, SelectText plainPersons) {
        List<GrantedColumn> more = new ArrayList<>(columns);
        more.add(new GrantedColumn(PERSON, ColumnType.TEXT, 0));
        return new GrantedRelation(rule, source, guarded, plain, columns, tokens, rows, Optional.of(
                new GrantedRelation(rule, source, guardedPersons, plainPersons, more, tokens, rows)));
    }

    /** @return all columns, for queries that cannot fail on a value */
    public String plainSql() {
        return plain.whole();
    }

    /** @return the columns of which a release has sums */
    public List<String> measures() {
        return rule.release().map(release -> release.measures().stream().map(ReleaseColumn::name).toList())
                .orElse(List.of());
    }

    /** @return the columns that a query can name: those of the rule */
    public List<GrantedColumn> visible() {
        return columns.subList(0, rule.columns().size());
    }
}
