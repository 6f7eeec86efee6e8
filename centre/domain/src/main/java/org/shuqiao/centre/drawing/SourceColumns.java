package org.shuqiao.centre.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuqiao.catalog.lineage.LineageEdge;
import org.shuqiao.catalog.lineage.LineageGraph;
import org.shuqiao.catalog.lineage.LineageNode;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;

/** Follows a formula back to the columns of the departments' sources. */
public final class SourceColumns {

    private final GrantRepository grants;
    private final Lineages lineages;

    public SourceColumns(GrantRepository grants, Lineages lineages) {
        this.grants = grants;
        this.lineages = lineages;
    }

    /** @return for each granted item that the formula names: {@code resource item ← dataset.column, …} */
    List<String> behind(String sql, Collection<String> used) {
        List<String> lines = new ArrayList<>();
        for (String grant : used.stream().sorted().toList()) {
            Policy policy = grants.get(grant).policy();
            for (String item : policy.columns()) {
                if (names(sql, item)) {
                    lines.add(policy.resource() + " " + item + " ← " + sources(policy.resource(), item));
                }
            }
        }
        return lines;
    }

    /** Tells whether a formula may name an item. A text of the same word counts too, which does no harm. */
    private static boolean names(String sql, String item) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(item) + "(?!\\w)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS).matcher(sql).find();
    }

    private String sources(String resource, String item) {
        return lineages.ofEntry(resource)
                .map(graph -> before(graph, LineageNode.item(resource, item, "").id())).orElse("—");
    }

    /** @return the source columns from which the graph leads to a node; a dash where it tells of none */
    private static String before(LineageGraph graph, String node) {
        Map<String, LineageNode> byId = graph.nodes().stream()
                .collect(Collectors.toMap(LineageNode::id, each -> each, (one, other) -> one));
        Set<String> seen = new HashSet<>(Set.of(node));
        Deque<String> open = new ArrayDeque<>(seen);
        Set<String> found = new TreeSet<>();
        while (!open.isEmpty()) {
            String at = open.remove();
            for (LineageEdge edge : graph.edges()) {
                if (edge.to().equals(at) && seen.add(edge.from())) {
                    open.add(edge.from());
                    LineageNode from = byId.get(edge.from());
                    if (from != null && from.kind() == LineageNode.Kind.SOURCE_COLUMN) {
                        found.add(from.group() + "." + from.label());
                    }
                }
            }
        }
        return found.isEmpty() ? "—" : String.join(", ", found);
    }
}
