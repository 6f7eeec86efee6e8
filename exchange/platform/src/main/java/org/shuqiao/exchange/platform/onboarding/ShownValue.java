package org.shuqiao.exchange.platform.onboarding;

import java.util.Set;
import org.shuqiao.standards.mapping.OutputColumn;

/** How a sample's values are shown to somebody who only wants to see whether the mapping is right. */
public enum ShownValue {
    /** Codes, numbers and amounts as they are, the year of a date, the first character of everything else. */
    MASKED,
    /** As they are. */
    CLEAR;

    private static final Set<String> CODES = Set.of("sex", "boolean", "division", "industry", "month", "money");

    String of(OutputColumn column, String value) {
        if (this == CLEAR || CODES.contains(column.element())) {
            return value;
        }
        return switch (column.type()) {
            case DECIMAL, INTEGER, DOUBLE -> column.element().equals("coordinate") ? "*" : value;
            case DATE, TIMESTAMP -> value.substring(0, Math.min(4, value.length())) + "-**-**";
            case TEXT -> value.isEmpty() ? value
                    : value.substring(0, value.offsetByCodePoints(0, 1))
                            + "*".repeat(value.codePointCount(0, value.length()) - 1);
        };
    }
}
