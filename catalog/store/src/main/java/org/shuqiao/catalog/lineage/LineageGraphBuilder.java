package org.shuqiao.catalog.lineage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builder of a lineage graph without duplicate nodes or edges. */
public final class LineageGraphBuilder {

    private final Set<LineageNode> nodes = new LinkedHashSet<>();
    private final Set<LineageEdge> edges = new LinkedHashSet<>();

    /** @return whether the node was not there yet */
    public boolean node(LineageNode node) {
        return nodes.add(node);
    }

    public void edge(LineageNode from, LineageNode to, String through) {
        edges.add(new LineageEdge(from.id(), to.id(), through));
    }

    public LineageGraph done() {
        List<LineageNode> ordered = new ArrayList<>();
        for (LineageNode.Kind kind : LineageNode.Kind.values()) {
            nodes.stream().filter(node -> node.kind() == kind).forEach(ordered::add);
        }
        return new LineageGraph(ordered, List.copyOf(edges));
    }
}
