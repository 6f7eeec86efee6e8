package org.shuqiao.exchange.platform.lake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.RowFilterNormalizer;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.RowFilter.Condition;

/** Columns of lake tables by which grants filter rows, such as the division of a district's grant. */
public final class FilteredColumns {

    /** More make the values of the first no narrower. */
    private static final int MOST = 2;

    private final GrantRepository grants;
    private final Bindings bindings;

    public FilteredColumns(GrantRepository grants, Bindings bindings) {
        this.grants = grants;
        this.bindings = bindings;
    }

    /** @return by table, {@code standard.gongan_rk}, the columns that most grants filter by */
    Map<String, List<String>> byTable() {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        grants.all().stream().map(Grant::policy).filter(policy -> policy.filter().isPresent())
                .forEach(policy -> count(policy, counts));
        Map<String, List<String>> columns = new HashMap<>();
        counts.forEach((table, count) -> columns.put(table, count.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST).map(Map.Entry::getKey).toList()));
        return columns;
    }

    private void count(Policy policy, Map<String, Map<String, Integer>> counts) {
        bindings.find(policy.resource(), policy.version()).ifPresent(binding -> {
            if (binding.backing() instanceof Backing.LakeTable table) {
                Map<String, Integer> count = counts.computeIfAbsent(table.label(), label -> new HashMap<>());
                RowFilterNormalizer.read(policy.filter().orElseThrow()).conditions().stream().map(Condition::column)
                        .distinct().forEach(column -> count.merge(column, 1, Integer::sum));
            }
        });
    }
}
