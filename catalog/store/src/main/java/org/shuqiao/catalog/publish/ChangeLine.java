package org.shuqiao.catalog.publish;

import static java.util.Objects.requireNonNull;

import org.shuqiao.base.error.Language;

/** Difference between two versions of an entry in words. @param field its path, as {@link FieldChange} names it */
public record ChangeLine(String field, FieldChange.Kind kind, String zh, String en) {

    public ChangeLine {
        requireNonNull(field, "field is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(zh, "zh is null");
        requireNonNull(en, "en is null");
    }

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
