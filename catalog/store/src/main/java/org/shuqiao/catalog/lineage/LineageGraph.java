package org.shuqiao.catalog.lineage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lineage graph of nodes and edges, with the nodes ordered from source to item. */
public record LineageGraph(List<LineageNode> nodes, List<LineageEdge> edges) {

    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** @return the labels of the nodes of a kind, in order */
    public List<String> labels(LineageNode.Kind kind) {
        return nodes.stream().filter(node -> node.kind() == kind).map(LineageNode::label).toList();
    }

    /** @return the graph for a reader who does not see nodes of a kind */
    public LineageGraph without(LineageNode.Kind kind) {
        Set<String> hidden = nodes.stream().filter(node -> node.kind() == kind).map(LineageNode::id)
                .collect(Collectors.toSet());
        return new LineageGraph(nodes.stream().filter(node -> node.kind() != kind).toList(),
                edges.stream().filter(edge -> !hidden.contains(edge.from()) && !hidden.contains(edge.to())).toList());
    }
}
