package org.shuqiao.catalog.lineage;

import static java.util.Objects.requireNonNull;

/**
 * A column or item in a lineage picture.
 *
 * @param id unique in the picture
 * @param group the dataset's id for columns, the resource code for items
 * @param label the column's name, or the item's title
 */
public record LineageNode(String id, Kind kind, String group, String label) {

    /** Where on the way from source to user the node stands. */
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

    static LineageNode source(String dataset, String column) {
        return new LineageNode("source:" + dataset + ":" + column, Kind.SOURCE_COLUMN, dataset, column);
    }

    static LineageNode standard(String dataset, String column) {
        return new LineageNode("standard:" + dataset + ":" + column, Kind.STANDARD_COLUMN, dataset, column);
    }

    static LineageNode item(String code, String name, String title) {
        return new LineageNode("item:" + code + ":" + name, Kind.ITEM, code, title);
    }
}
