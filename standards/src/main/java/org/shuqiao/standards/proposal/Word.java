package org.shuqiao.standards.proposal;

/**
 * Word of the list that points to an element.
 *
 * @param weight the share of columns named so that hold the element, 0 to 1
 * @param column a name for the standard column
 * @param text as the list writes it
 */
record Word(String element, double weight, String column, String text) { }
