package org.shuqiao.standards.mapping;

import java.io.Serializable;

/** Violation of a should-rule on a published row: column and rule id. */
public record Flag(String column, String rule) implements Serializable { }
