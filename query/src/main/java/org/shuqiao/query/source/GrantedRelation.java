package org.shuqiao.query.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.release.ReleaseColumn;

/**
 * SELECT of a granted table in its engine's SQL, with row filter and masks inside.
 * Everything above it is built from this and cannot reach below it.
 *
 * @param sql nothing of the query is evaluated on a row outside the filter
 * @param plainSql the same for queries that cannot fail on a value: engines find rows by it much faster. A column whose
 *     own reading may fail is NULL outside the filter
 * @param tokens columns that the engine gives as they are and this process replaces by tokens before anything else
 */
public record GrantedRelation(AccessRule rule, Source source, String sql, String plainSql, List<GrantedColumn> columns,
        Map<String, Tokens> tokens, double rows) {

    public GrantedRelation {
        columns = List.copyOf(columns);
        tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
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
