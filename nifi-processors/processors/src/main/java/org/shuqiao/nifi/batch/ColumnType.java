package org.shuqiao.nifi.batch;

import java.util.Locale;

/** Type of a source column, named as in the source file's contract. */
public enum ColumnType {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    TIMESTAMP,
    BOOLEAN;

    public static ColumnType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** @return the word used in contracts and manifests */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
