package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.source.GrantedRelation;

/**
 * Plans a query over tables with several grants by trying their combinations without mixing grants. Grants are never
 * mixed, for the columns of one over the rows of another would be more than either allows: the first grant, in the
 * order of the rules, that covers what the query asks of the table is used for it.
 */
public final class GrantCombinations {

    private static final int TRIES = 32;
    private static final Set<QueryCode> TRY_ANOTHER = EnumSet.of(
            QueryCode.COLUMN_NOT_GRANTED, QueryCode.ONLY_AGGREGATES, QueryCode.AGGREGATE_NOT_OFFERED,
                    QueryCode.NOT_VALID, QueryCode.COLUMN_POSITION);

    private GrantCombinations() { }

    /** Plans a query whose rows are not counted at their sources. */
    public static QueryPlan plan(ParsedSql query, List<GrantedRelation> relations, RunningQuery watch) {
        return plan(query, relations, watch, false);
    }

    /** @param counted whether the rows behind the answer are asked for */
    public static QueryPlan plan(ParsedSql query, List<GrantedRelation> relations, RunningQuery watch,
            boolean counted) {
        return plan(query, relations, watch, counted, OpenValues.NONE);
    }

    /** @param open values that the engine's SQL has the places of */
    static QueryPlan plan(ParsedSql query, List<GrantedRelation> relations, RunningQuery watch, boolean counted,
            OpenValues open) {
        Optional<CodedException> refusal = Optional.empty();
        for (List<GrantedRelation> choice : choices(relations)) {
            try {
                return new QueryPlanner(choice, watch, open).plan(query, counted);
            } catch (CodedException e) {
                if (!(e.code() instanceof QueryCode code) || !TRY_ANOTHER.contains(code)) {
                    throw e;
                }
                refusal = refusal.or(() -> Optional.of(e));
            }
        }
        throw refusal.orElseThrow();
    }

    private static List<List<GrantedRelation>> choices(List<GrantedRelation> relations) {
        Map<String, List<GrantedRelation>> tables = new LinkedHashMap<>();
        for (GrantedRelation relation : relations) {
            String name = relation.rule().table().toString().toLowerCase(Locale.ROOT);
            tables.computeIfAbsent(name, table -> new ArrayList<>()).add(relation);
        }
        List<List<GrantedRelation>> choices = List.of(List.of());
        for (List<GrantedRelation> grants : tables.values()) {
            List<List<GrantedRelation>> longer = new ArrayList<>();
            for (List<GrantedRelation> choice : choices) {
                for (GrantedRelation grant : grants) {
                    List<GrantedRelation> next = new ArrayList<>(choice);
                    next.add(grant);
                    longer.add(next);
                }
            }
            choices = longer.subList(0, Math.min(TRIES, longer.size()));
        }
        return choices;
    }
}
