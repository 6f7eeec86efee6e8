package org.shuqiao.city.table;

/** Value of one cell of a source row. */
public sealed interface Cell {

    /** Nothing: SQL NULL, a missing field, an empty cell. */
    Cell NONE = new None();

    /** Text cell, kept unchanged. */
    record Text(String value) implements Cell { }

    /** Numeric cell in plain decimal form without trailing zeros. */
    record Number(String plain) implements Cell { }

    /** Empty cell. */
    record None() implements Cell { }
}
