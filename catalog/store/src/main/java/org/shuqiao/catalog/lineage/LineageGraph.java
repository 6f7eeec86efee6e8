package org.shuqiao.catalog.lineage;

import java.util.List;

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
}
