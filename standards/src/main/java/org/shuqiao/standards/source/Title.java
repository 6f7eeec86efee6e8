package org.shuqiao.standards.source;

/** Title in both languages. */
public record Title(String zh, String en) { }
