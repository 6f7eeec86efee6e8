package org.shuqiao.standards.source;

/** A title in both languages. */
public record Title(String zh, String en) {
}
