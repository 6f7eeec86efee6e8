package org.shuqiao.standards.source;

import org.shuqiao.standards.document.Place;

/** Column of a source's data contract. */
public record ContractColumn(String column, Type type, boolean required, Place place) {

    /** Type of a source column. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        TIMESTAMP,
        BOOLEAN
    }
}
