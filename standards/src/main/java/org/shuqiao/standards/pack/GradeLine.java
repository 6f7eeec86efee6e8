package org.shuqiao.standards.pack;

/**
 * Least grade of a data element (GB/T 43697-2024), as a pack says it.
 *
 * @param about what the entry has to be about for the line to count; empty for any
 * @param grade a grade's word, for example {@code important}
 * @param why in Chinese, shown where the grade is proposed
 */
public record GradeLine(String pack, String element, String about, String grade, String why) { }
