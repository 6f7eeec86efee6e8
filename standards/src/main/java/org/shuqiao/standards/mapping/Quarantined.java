package org.shuqiao.standards.mapping;

import java.util.List;

/** A row that broke must-rules, in the order of the mapping; there is at least one finding. */
public record Quarantined(List<Finding> findings) implements RowOutcome {
}
