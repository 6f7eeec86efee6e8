package org.shuqiao.standards.mapping;

import java.io.Serializable;
import java.util.ArrayList;
import org.shuqiao.standards.source.Level;

/** Validated mapping in serializable form. */
record MappingPlan(ArrayList<String> key, ArrayList<Column> columns, ArrayList<Check> checks) implements Serializable {

    /**
     * Column of the plan.
     *
     * @param on output column with the day on which a code must be valid, or an empty text
     * @param dated whether the mapping itself names that day: no other then counts
     * @param allow ids of rules that do not hold for it
     */
    record Column(ArrayList<String> from, String to, String element, String encoding, Level level, boolean required,
            String on, boolean dated, ArrayList<String> allow) implements Serializable { }

    record Check(String check, Level level, ArrayList<String> columns) implements Serializable { }
}
