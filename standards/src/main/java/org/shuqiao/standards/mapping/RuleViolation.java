package org.shuqiao.standards.mapping;

import java.io.Serializable;
import org.shuqiao.standards.source.Level;

/**
 * Violation of a rule by a row.
 *
 * @param column the output column, or the columns of a check joined with {@code +}
 * @param digest {@code sha256:…} of the source cells; never the value
 */
public record RuleViolation(String column, String rule, Level level, String digest, String zh, String en)
        implements Serializable { }
