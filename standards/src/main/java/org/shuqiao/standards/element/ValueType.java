package org.shuqiao.standards.element;

import org.shuqiao.standards.document.Section;

/** Type of a standard column. Values travel as text. */
public enum ValueType {
    TEXT,
    /** {@code yyyy-MM-dd}. */
    DATE,
    /** {@code yyyy-MM-dd'T'HH:mm:ss+08:00}, with a fraction where there is one. */
    TIMESTAMP,
    DECIMAL,
    INTEGER,
    DOUBLE;

    /** @return in lower case */
    public String id() {
        return Section.written(this);
    }
}
