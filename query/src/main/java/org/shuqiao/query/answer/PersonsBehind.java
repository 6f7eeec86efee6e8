package org.shuqiao.query.answer;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Persons whose rows of one table stand behind an answer.
 *
 * @param told how far they are known
 * @param numbers as the table has them; empty where they are not told apart
 */
public record PersonsBehind(String grant, Told told, Set<String> numbers) {

    /** Degree to which the persons behind an answer are known. */
    public enum Told {
        /** Those of whom the answer has a row. */
        SHOWN,
        /** Those whose rows meet the conditions on the table alone: nobody else's were used. */
        READ,
        /** Of whom was asked whether there is such a row, and there is. */
        CONFIRMED,
        /** Of whom was asked, and there is no row that agrees. */
        ASKED,
        /** More than are kept one by one. */
        MANY,
        /** Cells of a release were read, in which no person can be told from another. */
        CELLS,
        /** The table does not say whose row it is, or could not be read again. */
        UNKNOWN
    }

    public PersonsBehind {
        requireNonNull(grant, "grant is null");
        requireNonNull(told, "told is null");
        numbers = Set.copyOf(numbers);
    }

    /** Without the numbers, which must not enter a log. */
    @Override
    public String toString() {
        return "PersonsBehind[" + grant + ", " + told + "]";
    }
}
