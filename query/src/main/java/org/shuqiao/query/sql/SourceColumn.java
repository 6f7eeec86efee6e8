package org.shuqiao.query.sql;

import java.util.Optional;
import org.shuqiao.query.answer.ColumnType;

/**
 * Column of a physical table with the engine SQL that reads it.
 *
 * @param expression engine SQL that yields the value in the form of {@code type}
 * @param scale digits after the point of a {@link ColumnType#DECIMAL}, else 0
 * @param fits engine SQL, true for the values that {@code type} holds for certain, and NULL for NULL; empty for all
 * @param total whether {@code expression} cannot fail, whatever the column holds
 */
public record SourceColumn(
        String name, ColumnType type, int scale, String expression, Optional<String> fits, boolean total) {

    /** Column whose type holds all of its values, read by an expression that cannot fail. */
    public SourceColumn(String name, ColumnType type, int scale, String expression) {
        this(name, type, scale, expression, Optional.empty(), true);
    }

    /** @return the same column with NULL for a value that does not fit, read by an expression that cannot fail */
    public SourceColumn quiet() {
        return fits.map(condition -> new SourceColumn(name, type, scale,
                "CASE WHEN " + condition + " THEN " + expression + " END", fits, true)).orElse(this);
    }
}
