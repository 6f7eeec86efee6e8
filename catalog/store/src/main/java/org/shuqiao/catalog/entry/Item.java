package org.shuqiao.catalog.entry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Information item 信息项 of an entry, the unit of request and grant. */
public record Item(String name, String title, ItemType type, Optional<String> element, Grade grade) {

    public Item {
        requireNonNull(name, "name is null");
        requireNonNull(title, "title is null");
        requireNonNull(type, "type is null");
        requireNonNull(element, "element is null");
        requireNonNull(grade, "grade is null");
    }
}
