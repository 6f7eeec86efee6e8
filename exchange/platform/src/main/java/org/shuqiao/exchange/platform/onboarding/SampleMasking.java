package org.shuqiao.exchange.platform.onboarding;

import java.util.Set;
import org.shuqiao.standards.mapping.OutputColumn;

/** Masking of sample values on display. */
public enum SampleMasking {
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
