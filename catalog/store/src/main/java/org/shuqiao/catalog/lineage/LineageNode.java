package org.shuqiao.catalog.lineage;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Column or item in a lineage graph.
 *
 * @param id unique in the picture
 * @param group the dataset's id for columns, the resource code for items
 * @param label the column's name, or the item's title
 */
public record LineageNode(String id, Kind kind, String group, String label) {

    /** Position of a node between source and consumer. */
    public enum Kind {
        SOURCE_COLUMN,
        STANDARD_COLUMN,
        ITEM
    }

    public LineageNode {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(group, "group is null");
        requireNonNull(label, "label is null");
    }

    /** A column of a dataset's own source. */
    public static LineageNode source(String dataset, String column) {
        return new LineageNode("source:" + dataset + ":" + column, Kind.SOURCE_COLUMN, dataset, column);
    }

    /** A column of a standard table. */
    public static LineageNode standard(String dataset, String column) {
        return new LineageNode("standard:" + dataset + ":" + column, Kind.STANDARD_COLUMN, dataset, column);
    }

    /** An item of a published entry. */
    public static LineageNode item(String code, String name, String title) {
        return new LineageNode("item:" + code + ":" + name, Kind.ITEM, code, title);
    }

    /** @return the node with this id and label; empty for an id of none */
    public static Optional<LineageNode> parse(String id, String label) {
        String[] parts = id.split(":", 3);
        return parts.length < 3 ? Optional.empty() : switch (parts[0]) {
            case "source" -> Optional.of(source(parts[1], parts[2]));
            case "standard" -> Optional.of(standard(parts[1], parts[2]));
            case "item" -> Optional.of(item(parts[1], parts[2], label));
            default -> Optional.empty();
        };
    }
}
