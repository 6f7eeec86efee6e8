package org.shuqiao.standards.mapping;

import java.io.Serializable;

/** A should-finding on a published row: the column and the id of the rule. */
public record Flag(String column, String rule) implements Serializable {
}
