package org.shuqiao.catalog.entry;

/**
 * Draft of an information item, possibly incomplete or invalid.
 *
 * @param name the column's name, where the item is one of a dataset
 * @param title 信息项名称
 * @param type an {@link ItemType} code
 * @param element the id of the data element, if any
 * @param grade a {@link Grade} code; blank: the entry's
 */
public record ItemDraft(String name, String title, String type, String element, String grade) {

    public ItemDraft {
        name = name == null ? "" : name;
        title = title == null ? "" : title;
        type = type == null ? "" : type;
        element = element == null ? "" : element;
        grade = grade == null ? "" : grade;
    }
}
