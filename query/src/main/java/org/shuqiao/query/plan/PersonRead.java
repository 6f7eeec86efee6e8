package org.shuqiao.query.plan;

/** Way to the persons whose rows of a granted table stand behind an answer. */
public sealed interface PersonRead {

    String grant();

    /** The answer itself has their numbers. @param column of the answer, from 0 */
    record InAnswer(String grant, int column) implements PersonRead { }

    /** The source is asked for them. @param source name of the engine */
    record AtSource(String grant, String source, String sql) implements PersonRead {

        /** Without the SQL, which may hold values. */
        @Override
        public String toString() {
            return "AtSource[" + grant + "]";
        }
    }

    /** No person can be told from another in the cells that are read. */
    record InCells(String grant) implements PersonRead { }

    /** The table has no number of a person in a form that can be read. */
    record Nowhere(String grant) implements PersonRead { }
}
