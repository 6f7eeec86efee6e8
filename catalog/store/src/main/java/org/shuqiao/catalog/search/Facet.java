package org.shuqiao.catalog.search;

/** Facets for filtering and counting search results. */
public enum Facet {
    /** The providing department's id. */
    PROVIDER,
    /** A sharing class code. */
    SHARING,
    /** 类 and 项 of the category, for example {@code 1-01}. */
    THEME,
    /** A resource format code. */
    FORMAT,
    /** A sharing mode code; an entry may have several. */
    MODE,
    /** A data element's id; an entry has those of its items. */
    ELEMENT,
    /** A grade code. */
    GRADE,
    /** An update cycle code. */
    UPDATE,
    /** The division of the providing department, six digits or more. */
    DIVISION,
    /** Freshness of the data by their update cycle, a code of {@link Punctuality}. */
    FRESHNESS;

    /** @return whether an entry says the value by itself; others need its department or its runs, too */
    public boolean ofEntry() {
        return this != DIVISION && this != FRESHNESS;
    }
}
