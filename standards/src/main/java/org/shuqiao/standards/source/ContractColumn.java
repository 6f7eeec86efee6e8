package org.shuqiao.standards.source;

import org.shuqiao.standards.document.Place;

/** A column that the source promised. */
public record ContractColumn(String column, Type type, boolean required, Place place) {

    /** The types of source columns. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        TIMESTAMP,
        BOOLEAN
    }
}
