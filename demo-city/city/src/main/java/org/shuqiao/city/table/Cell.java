package org.shuqiao.city.table;

/** One value of a source, as its carrier keeps it. */
public sealed interface Cell {

    /** Nothing: SQL NULL, a missing field, an empty cell. */
    Cell NONE = new None();

    /** Text, kept to the letter. */
    record Text(String value) implements Cell { }

    /** A number; {@code plain} is its plain decimal form without a needless fraction. */
    record Number(String plain) implements Cell { }

    /** Nothing. */
    record None() implements Cell { }
}
