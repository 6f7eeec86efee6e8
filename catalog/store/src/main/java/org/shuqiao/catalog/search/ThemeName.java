package org.shuqiao.catalog.search;

import static java.util.Objects.requireNonNull;

/** Name of a theme, 类 and 项 of the classification, in both languages. */
public record ThemeName(String zh, String en) {

    public ThemeName {
        requireNonNull(zh, "zh is null");
        requireNonNull(en, "en is null");
    }
}
