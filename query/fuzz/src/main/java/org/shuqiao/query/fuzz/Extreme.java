package org.shuqiao.query.fuzz;

/**
 * Value that a source can hold and the platform's types cannot, or that makes a calculation fail.
 *
 * @param department as a departmental database is told it, without quotes
 * @param lake as a file of the lake is told it, without quotes
 */
record Extreme(String department, String lake) { }
