package org.shuqiao.catalog.lineage;

import static java.util.Objects.requireNonNull;

/**
 * Edge of a lineage graph, from an input to what is derived from it.
 *
 * @param from the id of the node before
 * @param to the id of the node after
 * @param through the data element or step between them; blank for a plain copy
 */
public record LineageEdge(String from, String to, String through) {

    public LineageEdge {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(through, "through is null");
    }
}
